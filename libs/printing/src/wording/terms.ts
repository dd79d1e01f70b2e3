import type { Worded } from '@elshi/law';
import type { ServiceStatus } from '@elshi/domain';
import type { Terms, TermView } from '@elshi/projections';

/** Lists that the document words itself; the others have their names in the law. */
type OwnTerms = Omit<Terms, 'credit' | 'leave' | 'ground' | 'jurisdiction'>;

/** Members of closed lists in the words of each language. */
// prettier-ignore
export const terms: { readonly [L in keyof OwnTerms]: Readonly<Record<OwnTerms[L], Worded>> } = {
  answer: {
    YES: { en: 'yes', ru: 'да', kk: 'иә' },
    NO: { en: 'no', ru: 'нет', kk: 'жоқ' },
  },
  card: {
    DIPLOMATIC: { en: 'diplomatic accreditation card', ru: 'дипломатическая аккредитационная карточка', kk: 'дипломатиялық аккредиттеу карточкасы' },
    SERVICE: { en: 'service accreditation card', ru: 'служебная аккредитационная карточка', kk: 'қызметтік аккредиттеу карточкасы' },
  },
  category: {
    OFFICER: { en: 'officer of the diplomatic service', ru: 'сотрудник дипломатической службы', kk: 'дипломатиялық қызмет қызметкері' },
    EMPLOYEE: { en: 'employee of the diplomatic service', ru: 'работник дипломатической службы', kk: 'дипломатиялық қызмет жұмыскері' },
    SERVICE_PERSONNEL: { en: 'service personnel', ru: 'обслуживающий персонал', kk: 'қызмет көрсетуші персонал' },
  },
  cause: {
    VOLUNTARY: { en: 'at own request', ru: 'по собственному желанию', kk: 'өз қалауы бойынша' },
    RETIREMENT: { en: 'retirement', ru: 'выход на пенсию', kk: 'зейнетке шығу' },
    TRANSFER: { en: 'transfer', ru: 'перевод', kk: 'ауысу' },
    DEATH: { en: 'death', ru: 'смерть', kk: 'қайтыс болу' },
    OTHER: { en: 'other', ru: 'иная', kk: 'өзге' },
  },
  department: {
    POLITICAL: { en: 'political', ru: 'политический', kk: 'саяси' },
    TRADE: { en: 'trade', ru: 'торговый', kk: 'сауда' },
    ECONOMIC: { en: 'economic', ru: 'экономический', kk: 'экономикалық' },
    CONSULAR: { en: 'consular', ru: 'консульский', kk: 'консулдық' },
    MEDIA: { en: 'media and information', ru: 'по вопросам печати и информации', kk: 'баспасөз және ақпарат' },
    HUMANITARIAN: { en: 'humanitarian and cultural relations', ru: 'гуманитарно-культурных связей', kk: 'гуманитарлық-мәдени байланыстар' },
    REFERENTS: { en: 'referents', ru: 'референтура', kk: 'референтура' },
    FINANCE: { en: 'financial and economic services', ru: 'финансово-хозяйственный', kk: 'қаржы-шаруашылық' },
    OTHER: { en: 'other', ru: 'иной', kk: 'өзге' },
  },
  kind: {
    RegisterOfficer: { en: 'Registration', ru: 'Постановка на учёт', kk: 'Есепке алу' },
    SetStaffCategory: { en: 'Staff category', ru: 'Категория персонала', kk: 'Персонал санаты' },
    JoinRecord: { en: 'Joining to another record', ru: 'Присоединение к другому делу', kk: 'Басқа іске қосу' },
    EnterService: { en: 'Entry into the service', ru: 'Поступление на службу', kk: 'Қызметке кіру' },
    ReenterService: { en: 'Re-entry into the service', ru: 'Повторное поступление на службу', kk: 'Қызметке қайта кіру' },
    LeaveService: { en: 'Leaving the service', ru: 'Прекращение службы', kk: 'Қызметтің тоқтатылуы' },
    DismissForDisciplineBreach: { en: 'Dismissal for breach of discipline', ru: 'Увольнение за нарушение дисциплины', kk: 'Тәртіп бұзғаны үшін жұмыстан шығару' },
    AppointToPosition: { en: 'Appointment to a position', ru: 'Назначение на должность', kk: 'Лауазымға тағайындау' },
    RelieveFromPosition: { en: 'Relief from the position', ru: 'Освобождение от должности', kk: 'Лауазымнан босату' },
    AssignRank: { en: 'Assignment of a rank', ru: 'Присвоение ранга', kk: 'Дәреже беру' },
    AssignRankEarly: { en: 'Early assignment of a rank', ru: 'Досрочное присвоение ранга', kk: 'Дәрежені мерзімінен бұрын беру' },
    AssignRankOutOfTurn: { en: 'Out-of-turn assignment of a rank', ru: 'Присвоение внеочередного ранга', kk: 'Кезектен тыс дәреже беру' },
    RecordHistoricalRank: { en: 'Rank recorded from older papers', ru: 'Ранг, внесённый по прежним документам', kk: 'Бұрынғы құжаттар бойынша енгізілген дәреже' },
    DemoteRank: { en: 'Demotion in rank', ru: 'Понижение в ранге', kk: 'Дәрежесін төмендету' },
    RevokeRank: { en: 'Revocation of the rank', ru: 'Лишение ранга', kk: 'Дәрежеден айыру' },
    RestoreRank: { en: 'Restoration in rank', ru: 'Восстановление в ранге', kk: 'Дәрежесін қалпына келтіру' },
    IssueRankCertificate: { en: 'Issue of a rank certificate', ru: 'Выдача свидетельства о ранге', kk: 'Дәреже туралы куәлік беру' },
    WithdrawRankCertificate: { en: 'Withdrawal of a rank certificate', ru: 'Изъятие свидетельства о ранге', kk: 'Дәреже туралы куәлікті алып қою' },
    EnterServiceRecord: { en: 'Entry in the service record', ru: 'Запись в послужном списке', kk: 'Қызметтік тізімдегі жазба' },
    RecordServiceCredit: { en: 'Credited service', ru: 'Засчитываемая служба', kk: 'Есептелетін қызмет' },
    CloseServiceCredit: { en: 'End of credited service', ru: 'Окончание засчитываемой службы', kk: 'Есептелетін қызметтің аяқталуы' },
    VoidServiceCredit: { en: 'Voiding of credited service', ru: 'Признание зачёта недействительным', kk: 'Есепке алуды жарамсыз деп тану' },
    RecordLeave: { en: 'Leave', ru: 'Отпуск', kk: 'Демалыс' },
    CancelLeave: { en: 'Cancellation of leave', ru: 'Отзыв отпуска', kk: 'Демалысты кері қайтару' },
    SuspendFromDuty: { en: 'Suspension from duty', ru: 'Отстранение от исполнения обязанностей', kk: 'Міндеттерін атқарудан шеттету' },
    EndSuspension: { en: 'End of a suspension', ru: 'Окончание отстранения', kk: 'Шеттетудің аяқталуы' },
    RecordAttestation: { en: 'Attestation', ru: 'Аттестация', kk: 'Аттестаттау' },
    ImposeSanction: { en: 'Disciplinary sanction', ru: 'Дисциплинарное взыскание', kk: 'Тәртіптік жаза' },
    LiftSanction: { en: 'Lifting of a sanction', ru: 'Снятие взыскания', kk: 'Жазаны алып тастау' },
    RecordAward: { en: 'Award', ru: 'Награждение', kk: 'Наградтау' },
    AssignPosting: { en: 'Posting abroad', ru: 'Направление в загранучреждение', kk: 'Шетелдегі мекемеге жіберу' },
    StartPosting: { en: 'Arrival at the post', ru: 'Прибытие к месту службы', kk: 'Қызмет орнына келу' },
    ExtendPosting: { en: 'Extension of a posting', ru: 'Продление срока работы за рубежом', kk: 'Шетелдегі жұмыс мерзімін ұзарту' },
    RecallEarly: { en: 'Early recall', ru: 'Досрочный отзыв', kk: 'Мерзімінен бұрын кері шақырту' },
    EndPosting: { en: 'End of a posting', ru: 'Окончание работы за рубежом', kk: 'Шетелдегі жұмыстың аяқталуы' },
    AssignDepartment: { en: 'Department and duties', ru: 'Отдел и обязанности', kk: 'Бөлім және міндеттер' },
    PermitShortTrip: { en: 'Permission for a short trip', ru: 'Разрешение на краткосрочный выезд', kk: 'Қысқа мерзімді шығуға рұқсат' },
    IssueAccreditationCard: { en: 'Issue of an accreditation card', ru: 'Выдача аккредитационной карточки', kk: 'Аккредиттеу карточкасын беру' },
    ReturnAccreditationCard: { en: 'Return of an accreditation card', ru: 'Возврат аккредитационной карточки', kk: 'Аккредиттеу карточкасын қайтару' },
    AcceptFinding: { en: 'Acceptance of a finding', ru: 'Принятие замечания к сведению', kk: 'Ескертуді назарға алу' },
    CorrectAct: { en: 'Correction of an act', ru: 'Исправление акта', kk: 'Актіні түзету' },
    AnnulAct: { en: 'Annulment of an act', ru: 'Отмена акта', kk: 'Актінің күшін жою' },
  },
  mode: {
    FIRST: { en: 'first rank', ru: 'первый ранг', kk: 'бірінші дәреже' },
    ORDINARY: { en: 'in turn', ru: 'очередное', kk: 'кезекті' },
    EARLY: { en: 'early', ru: 'досрочное', kk: 'мерзімінен бұрын' },
    OUT_OF_TURN: { en: 'out of turn', ru: 'внеочередное', kk: 'кезектен тыс' },
    DEMOTION: { en: 'demotion', ru: 'понижение', kk: 'төмендету' },
    HISTORICAL: { en: 'recorded from older papers', ru: 'внесено по прежним документам', kk: 'бұрынғы құжаттар бойынша енгізілген' },
    RESTORATION: { en: 'restoration', ru: 'восстановление', kk: 'қалпына келтіру' },
  },
  outcome: {
    COMPLETED: { en: 'completed', ru: 'завершено', kk: 'аяқталды' },
    CURTAILED: { en: 'curtailed', ru: 'прекращено до срока', kk: 'мерзімінен бұрын тоқтатылды' },
    RECALLED: { en: 'recalled', ru: 'отозван(а)', kk: 'кері шақырылды' },
    DIED_AT_POST: { en: 'died at the post', ru: 'умер(ла) на посту', kk: 'қызмет орнында қайтыс болды' },
    OFFICE_TERMINATED: { en: 'the office was terminated', ru: 'учреждение упразднено', kk: 'мекеме таратылды' },
    NOT_TAKEN_UP: { en: 'not taken up', ru: 'к работе не приступил(а)', kk: 'жұмысқа кіріспеді' },
    DECLINED: { en: 'declined', ru: 'отказался (отказалась)', kk: 'бас тартты' },
  },
  postingState: {
    ASSIGNED: { en: 'assigned', ru: 'назначен(а)', kk: 'тағайындалды' },
    STARTED: { en: 'at the post', ru: 'работает', kk: 'жұмыс істейді' },
    ENDED: { en: 'ended', ru: 'завершено', kk: 'аяқталды' },
  },
  result: {
    PASSED: { en: 'passed', ru: 'пройдена', kk: 'өтті' },
    FAILED: { en: 'failed', ru: 'не пройдена', kk: 'өткен жоқ' },
  },
};

/** How a person stands toward the service. */
// prettier-ignore
export const serviceStatuses: Readonly<Record<ServiceStatus, Worded>> = {
  NOT_ENTERED: { en: 'not entered', ru: 'на службу не поступал(а)', kk: 'қызметке кірмеген' },
  IN_SERVICE: { en: 'in service', ru: 'состоит на службе', kk: 'қызметте' },
  LEFT: { en: 'left the service', ru: 'служба прекращена', kk: 'қызметі тоқтатылған' },
  DISMISSED: { en: 'dismissed', ru: 'уволен(а)', kk: 'жұмыстан шығарылған' },
  DECEASED: { en: 'deceased', ru: 'умер(ла)', kk: 'қайтыс болған' },
};

/** How the term in a rank stands. */
// prettier-ignore
export const termStatuses: Readonly<Record<TermView['status'], Worded>> = {
  CLOSED: { en: 'closed', ru: 'закрыт', kk: 'жабылған' },
  NO_RANK: { en: 'no rank is held', ru: 'ранга нет', kk: 'дәрежесі жоқ' },
  NO_TERM: { en: 'there is no term in this rank', ru: 'для этого ранга срок не установлен', kk: 'бұл дәреже үшін мерзім белгіленбеген' },
  SATISFIED: { en: 'served', ru: 'истёк', kk: 'өтті' },
  PAUSED: { en: 'paused: the day does not count', ru: 'приостановлен: день не засчитывается', kk: 'тоқтатыла тұрған: күн есептелмейді' },
  RUNNING: { en: 'running', ru: 'идёт', kk: 'жүріп жатыр' },
};

/** Why days are not counted. */
// prettier-ignore
export const exclusions: Readonly<Record<TermView['excluded'][number]['reason'], Worded>> = {
  UNPAID_LEAVE: { en: 'unpaid leave', ru: 'отпуск без сохранения заработной платы', kk: 'жалақы сақталмайтын демалыс' },
  CHILDCARE_LEAVE: { en: 'childcare leave', ru: 'отпуск по уходу за ребенком', kk: 'бала күтіміне байланысты демалыс' },
  DUTY_SUSPENSION: { en: 'suspension from duty', ru: 'отстранение от исполнения обязанностей', kk: 'міндеттерін атқарудан шеттету' },
  NO_CREDIT: { en: 'no service that counts', ru: 'нет засчитываемой службы', kk: 'есептелетін қызмет жоқ' },
};
