//! Invented names. Nobody here exists; every address ends in `.example`.

/// The 41 people of the study.
pub(super) const STUDY: [&str; 41] = [
    "Marijke Oldenhof", "Sjoerd Terpstra", "Annelies Vroom", "Bilal Ouassani", "Carlijn Peeters", "Daan Ruijgrok",
    "Esmée van Tuyl", "Fenna Dijkema", "Gijs Nooteboom", "Hanneke Sluiter", "Ivo Braspenning", "Jolanda Kerkhof",
    "Kees Wagenaar", "Lotte Zijlstra", "Maarten Quist", "Nadia Belhaj", "Olaf Westerveld", "Petra Hoogland",
    "Quinten Aarts", "Rianne Stapel", "Sietse Bloemhof", "Tanja Verbruggen", "Ursula Meinders", "Victor Haantjes",
    "Willemijn Post", "Xander Kuiperij", "Yasmina Tahiri", "Zeger van Loon", "Aafke Boelens", "Bram Cornelisse",
    "Cora Wijngaarden", "Dirk-Jan Mulderij", "Elske Fokkema", "Freek Langendijk", "Gonnie Brouwerij",
    "Henk Schuringa", "Ineke Vermaas", "Jeroen Plat", "Karin Uittenbogaard", "Lennart Visscherij", "Mieke Donkersloot",
];

/// Those whose course runs, or ended in another way.
pub(super) const RUNNING: [&str; 40] = [
    "Sanne Willems", "Tobias Ganzevoort", "Fatiha Amezian", "Roos Hendrikse", "Karim Yıldız", "Aïcha El Amrani",
    "Joost Bergkamp", "Noor Tuinstra", "Peter-Paul Oosterhuis", "Mirjam Dewit", "Anna Kuiperink", "Stijn Vogelaar",
    "Lieke Zandstra", "Wouter Bazuin", "Imke Sterrenburg", "Ruben Achterberg", "Gerda Molenkamp", "Thijs Roozeboom",
    "Evi Langeweg", "Casper Duinhoven", "Truus Heuvelink", "Marco Testarossa", "Hilde Groenendaal", "Sven Ottenhof",
    "Dorien Plukker", "Frans Wolkers", "Meral Öztürk", "Ties Klaverweide", "Jet Vlierboom", "Wim Oudendorp",
    "Nelleke Appelboom", "Guus Rietveldt", "Pleun Schaapsmeer", "Arno Kastelijn", "Silke Wintermans", "Barend Hofstra",
    "Emily Hartwood", "Coen Zomerdijk", "Maud Lindeboom", "Rik Havermans",
];

/// The leaders of the seventeen schools.
pub(super) const LEADERS: [&str; 17] = [
    "Mark Janssens", "Ria Koster", "Theo Blanken", "Sonja Eikelboom", "Pim de Ruiter", "Greet Halsema",
    "Ahmed Bouzid", "Lia Strikwerda", "Joris Timmerhuis", "Anke Vreugdenhil", "Bart Sonneveld", "Marleen Tak",
    "Ed Nieuwkoop", "Corrie van Zuid", "Paul Ganzeboom", "Inge Wesseling", "Rob Lammerts",
];

/// Seventeen schools: twelve secondary schools, then five vocational colleges.
pub(super) const SCHOOLS: [(&str, &str); 17] = [
    ("Rijnveld College", "Veldhoven aan de Rijn"), ("De Linde", "Oosterbroek"), ("Groenewoud-Noord", "Noorderhaven"),
    ("Lyceum De Zandberg", "Zandberg"), ("Het Kompas", "Wilgenstad"), ("College Merelhof", "Merelhof"),
    ("De Vuurtoren", "Kustdorp"), ("Mavo De Brug", "Tweeoevers"), ("Gymnasium Sterrenbosch", "Sterrenbosch"),
    ("Vakcollege De Werf", "Haveneind"), ("Daltonschool De Wissel", "Spoorwijk"), ("De Meander", "Bochtdam"),
    ("Mbo Techniek Westerpoort", "Westerpoort"), ("Mbo Zorg en Welzijn De Hoven", "De Hoven"),
    ("Mbo Groen Landlust", "Landlust"), ("Mbo Handel De Waag", "Waagstad"), ("Mbo Media Het Lint", "Lintveld"),
];
