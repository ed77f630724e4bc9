"""The fixed words of a printed text in the languages that have them; others get English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "annex": ("Annex", "Додаток", "Приложение"),
    "annexes": ("Annexes", "Додатки", "Приложения"),
    "parties": ("Parties", "Сторони", "Стороны"),
    "definitions": ("Definitions", "Визначення", "Определения"),
    "only-where": ("Belongs to the text only where", "Належить до тексту лише якщо", "Входит в текст, только если"),
    "reading": ("Can be read as", "Можна читати як", "Можно читать как"),
    "left-open": ("Not agreed; proposed instead:", "Не погоджено; натомість пропонується:",
                  "Не согласовано; вместо этого предлагается:"),
    "would-change": ("would change", "змінює", "изменяет"),
    "no-version": ("no text in this language", "цією мовою тексту немає", "на этом языке текста нет"),
    "zones": ("Zones and lines", "Зони та лінії", "Зоны и линии"),
    "map": ("Map of the zones", "Карта зон", "Карта зон"),
    "zone": ("Zone", "Зона", "Зона"),
    "point": ("Point", "Точка", "Точка"),
    "latitude": ("Latitude", "Широта", "Широта"),
    "longitude": ("Longitude", "Довгота", "Долгота"),
    "datum": ("Datum", "Система координат", "Система координат"),
    "no-datum": ("datum not stated", "систему координат не вказано", "система координат не указана"),
    "figures": ("Figures", "Числа", "Числа"),
    "figure": ("Figure", "Число", "Число"),
    "amount": ("Amount", "Значення", "Значение"),
    "withdrawal": ("Withdrawal distances", "Відстані відведення", "Расстояния отвода"),
    "weapon": ("Weapon class", "Клас озброєння", "Класс вооружения"),
    "distance": ("Distance", "Відстань", "Расстояние"),
    "measured-from": ("Measured from", "Відлік від", "Отсчёт от"),
    "timetable": ("Timetable", "Графік", "График"),
    "what": ("What", "Що", "Что"),
    "who": ("By whom", "Хто", "Кто"),
    "begins": ("Begins", "Початок", "Начало"),
    "due": ("Due or ends", "Строк або кінець", "Срок или конец"),
    "day": ("day", "день", "день"),
    "days-from": ("Days are counted from T0.", "Дні відраховуються від T0.", "Дни отсчитываются от T0."),
    "relief": ("Relief from sanctions", "Послаблення санкцій", "Смягчение санкций"),
    "measures": ("Measure", "Захід", "Мера"),
    "after": ("After", "Після", "После"),
    "authority": ("Authority", "Орган", "Орган"),
    "snapback": ("Way back", "Повернення санкцій", "Возврат санкций"),
    "no-snapback": ("none stated", "не вказано", "не указан"),
    "by-events": ("follows from events", "залежить від подій", "зависит от событий"),
    "within": ("within", "протягом", "в течение"),
    "basis": ("Basis or remark", "Підстава або примітка", "Основание или примечание"),
    "not-stated": ("not stated", "не вказано", "не указано"),
    "signatures": ("Signatures", "Підписи", "Подписи"),
    "for": ("For", "За", "За"),
    "by-authority": ("By authority", "Повноваження", "Полномочия"),
    "capacity": ("Capacity", "Якість", "Качество"),
    "place": ("Place", "Місце", "Место"),
    "date": ("Date", "Дата", "Дата"),
    "signature": ("Signature", "Підпис", "Подпись"),
    "languages": ("Authentic languages", "Автентичні мови", "Аутентичные языки"),
    "prevails": ("prevails where they differ", "переважає в разі розбіжностей", "преобладает при расхождениях"),
    "revision": ("Revision", "Редакція", "Редакция"),
    "page": ("Page", "Сторінка", "Страница"),
    "of": ("of", "з", "из"),
    "no-zones": ("No zone has coordinates in the text.", "Жодна зона не має координат у тексті.",
                 "Ни у одной зоны нет координат в тексте."),
    "left-out": ("Items above this audience were left out:", "Вилучено елементи, не призначені для цього кола:",
                 "Изъяты элементы, не предназначенные для этого круга:"),
    "released": ("Released as {released}; what it was made from carries {carries}.",
                 "Надано з позначкою {released}; джерело позначене {carries}.",
                 "Предоставлено с пометкой {released}; источник помечен {carries}."),
    "status-non-paper": ("Non-paper", "Неофіційний документ", "Неофициальный документ"),
    "status-draft": ("Draft", "Проєкт", "Проект"),
    "status-tabled": ("Tabled", "Внесено на розгляд", "Внесено на рассмотрение"),
    "status-initialled": ("Initialled", "Парафовано", "Парафировано"),
    "status-agreed": ("Agreed", "Погоджено", "Согласовано"),
    "status-signed": ("Signed", "Підписано", "Подписано"),
    "status-in-force": ("In force", "Діє", "Действует"),
    "status-suspended": ("Suspended", "Призупинено", "Приостановлено"),
    "status-terminated": ("Terminated", "Припинено", "Прекращено"),
    "status-superseded": ("Superseded", "Замінено", "Заменено"),
    "status-rejected": ("Rejected", "Відхилено", "Отклонено"),
    "full": ("", "", ""),
    "summary": ("This is a summary of a text, not the text.", "Це короткий виклад тексту, а не сам текст.",
                "Это краткое изложение текста, а не сам текст."),
    "partial": ("This is part of a text; the rest is not here.", "Це частина тексту; решти тут немає.",
                "Это часть текста; остального здесь нет."),
    "prose-only": ("The words of a text, as they were drafted.", "Слова тексту, як їх складено.",
                   "Слова текста, как они составлены."),
    "parts-summary": ("Parts of it are summaries and not the text itself.", "Частини є викладом, а не самим текстом.",
                      "Части являются изложением, а не самим текстом."),
    "unsigned": ("Nothing in it has been signed.", "Нічого з цього не підписано.", "Ничего из этого не подписано."),
})
"""Key → the words in English, Ukrainian and Russian."""

_COLUMN = {"en": 0, "uk": 1, "ru": 2}


def label(key: str, lang: str) -> str:
    """The fixed words for a key in a language, in English where that language has none."""
    return LABELS[key][_COLUMN.get(lang.partition("-")[0], 0)]


def label_lang(lang: str) -> str:
    """The language in which the fixed words of a column stand."""
    return lang if not lang or lang.partition("-")[0] in _COLUMN else "en"
