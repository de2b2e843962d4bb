//! The tables of docs/permissions.md, as they are read by the stories.

use std::collections::{BTreeMap, BTreeSet};

/// The page, beside the code.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/permissions.md");

/// What docs/permissions.md says.
pub struct Matrix {
    /// Everybody who asks, by code, in the order of the page.
    pub people: Vec<String>,
    /// Who belongs to whom, by the audience's code.
    pub audiences: BTreeMap<String, Audience>,
    /// Each address with its audience.
    pub addresses: BTreeMap<String, String>,
    /// Those that ask for a fresh sign-in, each with the page to which they lead back.
    pub fresh: BTreeMap<String, String>,
    /// Who may read what, by kind.
    pub shown: BTreeMap<String, BTreeSet<String>>,
    /// Each kind of mail.
    pub mails: BTreeMap<String, Mail>,
}

/// For whom an address works.
#[derive(Default)]
pub struct Audience {
    /// It does what was asked.
    pub opens: BTreeSet<String>,
    /// It answers, about nothing but their own.
    pub own: BTreeSet<String>,
}

/// To whom a kind of mail goes, and what it may tell them.
pub struct Mail {
    pub to: BTreeSet<String>,
    pub tells: BTreeSet<String>,
}

impl Matrix {
    /// Reads the page.
    ///
    /// # Panics
    /// Where a row names somebody or something that no other table knows.
    pub fn read() -> Self {
        let people: Vec<String> = rows("Who asks").into_iter().map(|row| row[0].clone()).collect();
        let groups: BTreeMap<String, Vec<String>> =
            rows("Groups").into_iter().map(|row| (row[0].clone(), words(&row[1]))).collect();
        let known = Known { people: &people, groups: &groups };
        let audiences: BTreeMap<String, Audience> = rows("Audiences")
            .into_iter()
            .map(|row| (row[0].clone(), Audience { opens: known.all(&row[1]), own: known.all(&row[2]) }))
            .collect();
        let addresses: BTreeMap<String, String> =
            rows("Addresses").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
        for (address, audience) in &addresses {
            assert!(audiences.contains_key(audience), "{address}: there is no audience `{audience}`");
        }
        let fresh: BTreeMap<String, String> =
            rows("Signed in just now").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
        for address in fresh.keys() {
            assert!(addresses.contains_key(address), "\"Signed in just now\" names {address}, which has no row");
        }
        let shown: BTreeMap<String, BTreeSet<String>> =
            rows("What is shown").into_iter().map(|row| (row[0].clone(), known.all(&row[2]))).collect();
        let mails = rows("Mails").into_iter().map(|row| {
            let tells: BTreeSet<String> = words(&row[2]).into_iter().collect();
            for kind in &tells {
                assert!(shown.contains_key(kind), "mail {}: nothing is called `{kind}`", row[0]);
            }
            (row[0].clone(), Mail { to: words(&row[1]).into_iter().collect(), tells })
        });
        let mails = mails.collect();
        Self { people, audiences, addresses, fresh, shown, mails }
    }

    /// The audience of an address.
    pub fn audience(&self, address: &str) -> &Audience {
        &self.audiences[&self.addresses[address]]
    }
}

struct Known<'a> {
    people: &'a [String],
    groups: &'a BTreeMap<String, Vec<String>>,
}

impl Known<'_> {
    /// The people of a cell: by their codes, by groups, or everybody.
    fn all(&self, cell: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for word in words(cell) {
            match self.groups.get(&word) {
                Some(group) => all.extend(group.iter().flat_map(|one| self.all(one))),
                None => {
                    assert!(self.people.contains(&word), "docs/permissions.md names `{word}`, who asks nowhere");
                    all.insert(word);
                }
            }
        }
        all
    }
}

/// The words of a cell between backticks; a dash is none.
fn words(cell: &str) -> Vec<String> {
    cell.split([',', ' ']).filter(|word| !word.is_empty() && *word != "–").map(str::to_owned).collect()
}

/// The rows of the table below this title, without backticks.
fn rows(title: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(PAGE).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    let heading = format!("\n## {title}\n");
    let (_, after) = text.split_once(&heading).unwrap_or_else(|| panic!("docs/permissions.md has no \"{title}\""));
    let section = after.split("\n## ").next().unwrap_or_default();
    let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
    let rows: Vec<Vec<String>> = lines
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.replace('`', "").trim().to_owned()).collect())
        .collect();
    let firsts: BTreeSet<&String> = rows.iter().map(|row: &Vec<String>| &row[0]).collect();
    assert_eq!(firsts.len(), rows.len(), "\"{title}\" of docs/permissions.md has a row twice");
    rows
}
