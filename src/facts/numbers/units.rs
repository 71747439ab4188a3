//! Units of measure and currencies: how the text writes them, and the one way the program does.

use super::view::View;

/// How a unit is called in facts, and how it is written: whole words first, then abbreviations that stand after digits only.
struct Unit {
    name: &'static str,
    words: &'static [&'static str],
    short: &'static [&'static str],
}

const fn unit(name: &'static str, words: &'static [&'static str], short: &'static [&'static str]) -> Unit {
    Unit { name, words, short }
}

const UNITS: &[Unit] = &[
    unit("mm", &["millimetre", "millimetres", "millimeter", "millimeters"], &["mm"]),
    unit("cm", &["centimetre", "centimetres", "centimeter", "centimeters"], &["cm"]),
    unit("m", &["metre", "metres", "meter", "meters"], &["m"]),
    unit("km", &["kilometre", "kilometres", "kilometer", "kilometers"], &["km", "kms"]),
    unit("in", &["inch", "inches"], &["in"]),
    unit("ft", &["foot", "feet"], &["ft"]),
    unit("yd", &["yard", "yards"], &["yd", "yds"]),
    unit("mi", &["mile", "miles"], &["mi"]),
    unit("g", &["gram", "grams", "gramme", "grammes"], &["g"]),
    unit("kg", &["kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos"], &["kg", "kgs"]),
    unit("lb", &["pound", "pounds"], &["lb", "lbs"]),
    unit("oz", &["ounce", "ounces"], &["oz"]),
    unit("st", &["stone"], &[]),
    unit("t", &["tonne", "tonnes", "ton", "tons"], &["t"]),
    unit("m²", &[], &["sqm", "m²"]),
    unit("km²", &[], &["km²"]),
    unit("ft²", &[], &["sqft"]),
    unit("mi²", &[], &[]),
    unit("yd²", &[], &[]),
    unit("ha", &["hectare", "hectares"], &["ha"]),
    unit("acre", &["acre", "acres"], &[]),
    unit("l", &["litre", "litres", "liter", "liters"], &["l"]),
    unit("gal", &["gallon", "gallons"], &["gal"]),
    unit("bbl", &["barrel", "barrels"], &["bbl"]),
    unit("mph", &["mph"], &["mph"]),
    unit("km/h", &["kph", "kmh"], &["kph", "kmh"]),
    unit("W", &["watt", "watts"], &[]),
    unit("MW", &["megawatt", "megawatts"], &["MW"]),
    unit("°C", &["celsius", "centigrade"], &["C", "°C"]),
    unit("°F", &["fahrenheit"], &["F", "°F"]),
    unit("pp", &["pp"], &["pp"]),
    unit("%", &["percent", "pct"], &["pc"]),
];

/// Currencies by the word that names them after the figure.
const MONEY: &[(&str, &str)] = &[
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("usd", "USD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("sterling", "GBP"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("rupees", "INR"),
    ("rupee", "INR"),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
    ("ruble", "RUB"),
    ("rouble", "RUB"),
    ("francs", "CHF"),
    ("shekels", "ILS"),
    ("won", "KRW"),
    ("pesos", "MXN"),
    ("baht", "THB"),
    ("rand", "ZAR"),
    ("reais", "BRL"),
    ("lira", "TRY"),
    ("zloty", "PLN"),
    ("kronor", "SEK"),
];

/// Words before `dollars` that make them another country's.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("australian", "AUD"),
    ("c", "CAD"),
    ("canadian", "CAD"),
    ("hk", "HKD"),
    ("nz", "NZD"),
    ("s", "SGD"),
    ("nt", "TWD"),
];

/// A unit and where it ends.
pub(in crate::facts) struct Found {
    /// Its name: `km`, `%`, `USD`.
    pub name: &'static str,
    /// The index of the first token after it.
    pub end: usize,
}

/// The currency whose sign stands before the figure at `at`, and where it begins.
pub(super) fn sign_before(view: &View<'_>, at: usize) -> Option<(&'static str, usize)> {
    let sign = at.checked_sub(1)?;
    if view.breaks_before(at) {
        return None;
    }
    let code = match view.word(sign) {
        "£" => "GBP",
        "€" => "EUR",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "$" => {
            let country = view.before(sign, 1);
            let known = DOLLARS.iter().find(|(w, _)| view.glued(sign) && w.eq_ignore_ascii_case(country));
            return Some(known.map_or(("USD", sign), |(_, code)| (*code, sign - 1)));
        }
        word if view.is_word(sign) && word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase()) => {
            let known = MONEY.iter().find(|(w, _)| w.eq_ignore_ascii_case(word))?;
            return Some((known.1, sign));
        }
        _ => return None,
    };
    Some((code, sign))
}

/// The unit or currency that follows a figure. `digits`: whether abbreviations may be taken as units.
pub(in crate::facts) fn after(view: &View<'_>, end: usize, digits: bool) -> Option<Found> {
    let at = view.past_joint(end);
    if view.breaks_before(at) {
        return None;
    }
    let found = |name, end| Some(Found { name, end });
    match view.word(at) {
        "%" => return found("%", at + 1),
        "€" if view.glued(at) => return found("EUR", at + 1),
        "°" if view.is_any(at + 1, &["C", "F"]) => {
            return found(if view.is(at + 1, "C") { "°C" } else { "°F" }, at + 2);
        }
        _ => {}
    }
    if view.is_any(at, &["percentage", "per"]) {
        let cent = view.is(at, "per") && view.is(at + 1, "cent");
        let points = view.is(at, "percentage") && view.is_any(at + 1, &["point", "points"]);
        return (cent || points).then_some(Found { name: if cent { "%" } else { "pp" }, end: at + 2 });
    }
    if view.is_any(at, &["degree", "degrees"]) {
        let name = named(view.word(at + 1), true).filter(|n| n.starts_with('°'));
        return name.map(|name| Found { name, end: at + 2 });
    }
    if view.is_any(at, &["square", "sq", "cubic", "nautical"]) {
        let next = at + 1 + usize::from(view.is(at + 1, "."));
        return squared(view, at).and_then(|name| found(name, next + 1));
    }
    if let Some(found) = speed(view, at) {
        return Some(found);
    }
    if is_sterling(view, at) {
        return found("GBP", at + 1);
    }
    let word = view.word(at);
    if let Some((_, code)) = MONEY.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)) {
        return if *code == "KRW" && !word.starts_with('w') { None } else { found(code, at + 1) };
    }
    let country = DOLLARS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word) && word.len() > 3);
    if let Some((_, code)) = country.filter(|_| view.is(at + 1, "dollars")) {
        return found(code, at + 2);
    }
    let bracket = view.is(at + 1, "(") && view.is_any(at, &["m", "l", "g"]);
    let plain = bracket || view.glued(at) || !view.is_any(at, &["in", "st", "t", "g", "l", "m", "c", "f", "mi", "gal"]);
    named(word, digits && plain).and_then(|name| found(name, at + 1))
}

/// Words before an amount that make pounds money.
const PAID: &[&str] = &[
    "cost", "costs", "costing", "paid", "pay", "pays", "paying", "spent", "spend", "spends", "worth", "raised",
    "raise", "earned", "earns", "owed", "owes", "fined", "price", "bid", "sold", "borrowed", "won", "lost", "stole",
];

/// Whether `pounds` are money: after millions, or with a word of paying close before.
fn is_sterling(view: &View<'_>, at: usize) -> bool {
    let much = view.is_any(at.wrapping_sub(1), &["million", "billion", "trillion", "bn", "mln", "bln"]);
    let paid = (2..7).any(|back| PAID.iter().any(|w| view.before(at, back).eq_ignore_ascii_case(w)));
    view.is_any(at, &["pound", "pounds"]) && (much || paid)
}

/// The square of the unit after `square` or `sq.`.
fn squared(view: &View<'_>, at: usize) -> Option<&'static str> {
    let next = at + 1 + usize::from(view.is(at + 1, "."));
    match named(view.word(next), true).filter(|_| view.is_any(at, &["square", "sq"]))? {
        "m" => Some("m²"),
        "km" => Some("km²"),
        "ft" => Some("ft²"),
        "mi" => Some("mi²"),
        "yd" => Some("yd²"),
        _ => None,
    }
}

/// `miles per hour`, `kilometres an hour`, `km/h`.
fn speed(view: &View<'_>, at: usize) -> Option<Found> {
    let name = match named(view.word(at), true)? {
        "mi" => "mph",
        "km" => "km/h",
        _ => return None,
    };
    let hour = view.is_any(at + 1, &["per", "an"]) && view.is(at + 2, "hour");
    let short = view.is(at + 1, "/") && view.glued(at + 1) && view.is_any(at + 2, &["h", "hr"]);
    (hour || short).then_some(Found { name, end: at + 3 })
}

/// The unit that a word names.
pub(super) fn named(word: &str, short: bool) -> Option<&'static str> {
    let whole = |u: &&Unit| u.words.iter().any(|w| w.eq_ignore_ascii_case(word));
    let brief = |u: &&Unit| short && u.short.contains(&word);
    UNITS.iter().find(|u| whole(u) || brief(u)).map(|u| u.name)
}

/// What one of this unit is in the base unit of its dimension, and the dimension; none for temperatures and shares.
pub(crate) fn measure(name: &str) -> Option<(f64, char)> {
    Some(match name {
        "mm" => (0.001, 'L'),
        "cm" => (0.01, 'L'),
        "m" => (1.0, 'L'),
        "km" => (1000.0, 'L'),
        "in" => (0.0254, 'L'),
        "ft" => (0.3048, 'L'),
        "yd" => (0.9144, 'L'),
        "mi" => (1609.344, 'L'),
        "g" => (0.001, 'M'),
        "kg" => (1.0, 'M'),
        "lb" => (0.453_592_37, 'M'),
        "oz" => (0.028_349_523, 'M'),
        "st" => (6.350_293_18, 'M'),
        "ha" => (10_000.0, 'A'),
        "acre" => (4_046.856_422_4, 'A'),
        "t" => (1000.0, 'M'),
        "m²" => (1.0, 'A'),
        "km²" => (1_000_000.0, 'A'),
        "ft²" => (0.092_903, 'A'),
        "mi²" => (2_589_988.11, 'A'),
        "yd²" => (0.836_127, 'A'),
        "l" => (1.0, 'C'),
        "gal" => (3.785_412, 'C'),
        "bbl" => (158.987, 'C'),
        "mph" => (1.609_344, 'V'),
        "km/h" => (1.0, 'V'),
        _ => return None,
    })
}

/// Whether a unit is a currency's code.
pub(in crate::facts) fn is_money(name: &str) -> bool {
    MONEY.iter().chain(DOLLARS).any(|(_, code)| *code == name)
}
