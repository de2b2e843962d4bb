//! Invented names, different for every number.

const FIRST: [&str; 24] = [
    "Anna", "Bram", "Carla", "Daan", "Eva", "Fatima", "Guus", "Hanna", "Ilse", "Jan", "Karim", "Lotte", "Mila", "Noor",
    "Omar", "Petra", "Quinten", "Rosa", "Sem", "Tess", "Umar", "Vera", "Wouter", "Yara",
];
const LAST: [&str; 29] = [
    "Aalders",
    "de Boer",
    "Cornelissen",
    "van Dijk",
    "Evers",
    "Franken",
    "de Groot",
    "Hendriks",
    "Ilmaz",
    "Jansen",
    "Kuipers",
    "van Leeuwen",
    "Mulder",
    "Noordhoek",
    "Oosting",
    "Prins",
    "Quist",
    "de Ruiter",
    "Smit",
    "Terpstra",
    "Ubels",
    "Visser",
    "de Wit",
    "Xander",
    "Ypma",
    "Zijlstra",
    "van den Berg",
    "Bakker",
    "Çelik",
];

/// A name, as HR would type it.
pub fn name(number: usize) -> String {
    let (first, last) = (FIRST[number % FIRST.len()], LAST[number % LAST.len()]);
    // Two first names together are some 16,000 different people; beyond that names repeat, as they do.
    format!("{first} {} {last}", FIRST[(number / FIRST.len()) % FIRST.len()])
}

/// An address that belongs to nobody (RFC 2606).
pub fn email(number: usize) -> String {
    format!("leaver.{number}@voorbeeld.example")
}
