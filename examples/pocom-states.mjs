/** Missions of the source and where they lie. */

/** Codes of the states (ISO 3166-1 alpha-2), former ones under their former codes, else under that of the state where they lay. */
const STATES = `
  afghanistan AF, albania AL, algeria DZ, andorra AD, angola AO, antigua-barbuda AG, argentina AR, armenia AM,
  australia AU, austria AT, azerbaijan AZ, bahamas BS, bahrain BH, bangladesh BD, barbados BB, belarus BY, belgium BE,
  belize BZ, benin BJ, bolivia BO, bosnia-herzegovina BA, botswana BW, brazil BR, brunei BN, bulgaria BG,
  burkina-faso BF, burma MM, burundi BI, cambodia KH, cameroon CM, canada CA, cape-verde CV,
  central-african-republic CF, chad TD, chile CL, china CN, colombia CO, comoros KM, congo-democratic-republic CD,
  congo-republic CG, costa-rica CR, cote-divoire CI, croatia HR, cuba CU, cyprus CY, czech-republic CZ,
  czechoslovakia CS, denmark DK, djibouti DJ, dominica DM, dominican-republic DO, ecuador EC, egypt EG,
  el-salvador SV, equatorial-guinea GQ, eritrea ER, estonia EE, ethiopia ET, fiji FJ, finland FI, france FR, gabon GA,
  gambia GM, georgia GE, german-democratic-republic DD, germany DE, ghana GH, greece GR, grenada GD, guatemala GT,
  guinea GN, guinea-bissau GW, guyana GY, haiti HT, hawaii US, holy-see VA, honduras HN, hungary HU, iceland IS,
  india IN, indonesia ID, iran IR, iraq IQ, ireland IE, israel IL, italy IT, jamaica JM, japan JP, jordan JO,
  kazakhstan KZ, kenya KE, kiribati KI, korea KR, kuwait KW, kyrgyzstan KG, laos LA, latvia LV, lebanon LB, lesotho LS,
  liberia LR, libya LY, liechtenstein LI, lithuania LT, luxembourg LU, macedonia MK, madagascar MG, malawi MW,
  malaysia MY, maldives MV, mali ML, malta MT, marshall-islands MH, mauritania MR, mauritius MU, mexico MX,
  micronesia FM, moldova MD, monaco MC, mongolia MN, montenegro ME, morocco MA, mozambique MZ, namibia NA, nauru NR,
  nepal NP, netherlands NL, new-zealand NZ, nicaragua NI, niger NE, nigeria NG, norway NO, oman OM, pakistan PK,
  palau PW, panama PA, papua-new-guinea PG, paraguay PY, peru PE, philippines PH, poland PL, portugal PT, qatar QA,
  romania RO, russia RU, rwanda RW, saint-kitts-nevis KN, saint-lucia LC, saint-vincent-grenadines VC, samoa WS,
  san-marino SM, sao-tome-and-principe ST, saudi-arabia SA, senegal SN, serbia RS, seychelles SC, sierra-leone SL,
  singapore SG, slovakia SK, slovenia SI, solomon-islands SB, somalia SO, south-africa ZA, south-sudan SS, spain ES,
  sri-lanka LK, sudan SD, suriname SR, swaziland SZ, sweden SE, switzerland CH, syria SY, tajikistan TJ, tanzania TZ,
  texas US, thailand TH, timor-leste TL, togo TG, tonga TO, trinidad-and-tobago TT, tunisia TN, turkey TR,
  turkmenistan TM, tuvalu TV, two-sicilies IT, uganda UG, ukraine UA, united-arab-emirates AE, united-kingdom GB,
  uruguay UY, uzbekistan UZ, vanuatu VU, venezuela VE, vietnam VN, vietnam-south VN, yemen YE, yugoslavia YU,
  zambia ZM, zimbabwe ZW`;

/** Organisations, each with the state and the city where the mission to it sits. */
const ORGANISATIONS = `
  representative-to-asean: Association of Southeast Asian Nations, ID, Jakarta
  representative-to-au: African Union, ET, Addis Ababa
  representative-to-eu: European Union, BE, Brussels
  representative-to-iaea: International Atomic Energy Agency, AT, Vienna
  representative-to-icao: International Civil Aviation Organization, CA, Montreal
  representative-to-nato: North Atlantic Treaty Organization, BE, Brussels
  representative-to-oas: Organization of American States, US, Washington
  representative-to-oecd: Organization for Economic Cooperation and Development, FR, Paris
  representative-to-osce: Organization for Security and Cooperation in Europe, AT, Vienna
  representative-to-un: United Nations, US, New York
  representative-to-unafa: United Nations Agencies for Food and Agriculture, IT, Rome
  representative-to-unesco: United Nations Educational; Scientific and Cultural Organization, FR, Paris
  representative-to-unido: United Nations Industrial Development Organization, AT, Vienna
  representative-to-usoarn: Arms Reduction Negotiations, CH, Geneva
  representative-uneo: European Office of the United Nations, CH, Geneva
  representative-unvo: Vienna Office of the United Nations, AT, Vienna`;

const places = new Map([
  ...STATES.trim().split(/,\s+/).map(stateOf),
  ...ORGANISATIONS.trim().split(/\n\s+/).map(organisationOf),
]);

function stateOf(text) {
  const [mission, hostState] = text.split(' ');
  return [mission, { hostState, seat: 'not stated' }];
}

function organisationOf(text) {
  const [mission, named] = text.split(': ');
  const [organisation, hostState, seat] = named.split(', ');
  return [mission, { organisation: organisation.replace(';', ','), hostState, seat }];
}

/** Where a mission lies, and for one to an organisation to which; nothing where its state has no code. */
export function placeOf(missionId) {
  return places.get(missionId);
}

/** To whom the head of a mission is accredited: a state by its code, or an organisation by its name. */
export function accreditedTo(missionId) {
  const place = placeOf(missionId);
  return place?.organisation ?? place?.hostState;
}
