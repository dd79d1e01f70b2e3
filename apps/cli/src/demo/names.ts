import type { Names } from '@elshi/domain';
import type { Chance } from './chance.js';

/** Names as they are written in Kazakh; the Russian and the Latin form follow from them. */
const SURNAMES = (
  'Абенов Айтбаев Ақжолов Алдабергенов Алмасов Арыстанов Асқаров Әбілдин Әлімбеков Әшіров Байсалов Бекенов Бердіғұлов ' +
  'Дәулетов Досанов Елубаев Есқалиев Жанділдин Жақсыбеков Жүнісов Жұмағалиев Зейнолдин Ибраев Исатаев Қабдрахманов ' +
  'Қалмағамбетов Қанатов Қожабергенов Құлмағанбетов Майлыбаев Манапов Мейірманов Мұқатаев Мырзабеков Нұрланов Нұрсейітов ' +
  'Омаров Оразбаев Өтегенов Рахметов Сағындықов Сарманов Сейдахметов Смағұлов Сүлейменов Тәжібаев Тілеуов Тоқтарбаев ' +
  'Тұрғынбеков Уәлиев Үсенов Шаймерденов Шәріпов Ысқақов Көпжасаров Бөкейханұлов Кенжетаев Жиенбаев Қарсақбаев Отарбаев'
).split(' ');

const MEN = (
  'Айбек Айдос Алмат Арман Асхат Әділет Бауыржан Бекзат Болат Данияр Дәулет Ерлан Ермек Жандос Қайрат Қанат Марат Мирас ' +
  'Мұрат Нұрбол Олжас Рүстем Сәкен Санжар Серік Талғат Темір Тимур Шыңғыс Ілияс'
).split(' ');

const WOMEN = (
  'Айгүл Айжан Айнұр Ақмарал Алия Әйгерім Әсел Ботагөз Гауһар Дана Динара Жанар Зарина Камила Қарлығаш Ләззат Мадина ' +
  'Меруерт Назгүл Раушан Сәуле Толқын Шолпан Ұлжан'
).split(' ');

const TO_RUSSIAN: Readonly<Record<string, string>> = {
  ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о' },
  ...{ ұ: 'у', ү: 'у', һ: 'х', і: 'и' },
};

const TO_LATIN: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    ә: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ғ: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    қ: 'k',
  },
  ...{
    л: 'l',
    м: 'm',
    н: 'n',
    ң: 'n',
    о: 'o',
    ө: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ұ: 'u',
    ү: 'u',
    ф: 'f',
  },
  ...{ х: 'kh', һ: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', ы: 'y', і: 'i', э: 'e', ю: 'yu', я: 'ya', ь: '', ъ: '' },
};

/** An invented person's name, surname first, in the three forms that the Ministry writes. */
export function invented(chance: Chance, sex: 'woman' | 'man'): Names {
  const ending = sex === 'woman' ? 'а' : '';
  const kk = `${chance.pick(SURNAMES)}${ending} ${chance.pick(sex === 'woman' ? WOMEN : MEN)}`;
  return { latin: written(kk, TO_LATIN), ru: written(kk, TO_RUSSIAN), kk };
}

function written(text: string, letters: Readonly<Record<string, string>>): string {
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    const other = letters[small] ?? small;
    return small === letter ? other : `${other.charAt(0).toUpperCase()}${other.slice(1)}`;
  }).join('');
}
