//! How a code is stored, and how the figures of a printed one follow from its row.

use domain::ids::{CodeId, PersonId};
use subtle::ConstantTimeEq;

use super::CodePurpose;
use crate::secret::{Purpose, Secrets, random_bytes};

/// The row a code belongs to: a hash holds for this one only.
#[derive(Clone, Copy)]
pub(super) struct CodeRow {
    pub id: CodeId,
    pub purpose: CodePurpose,
    pub subject: PersonId,
}

impl CodeRow {
    /// The figures of a new code.
    ///
    /// Printed ones follow from the row's id: HR can look at the letter again, and the database alone
    /// does not tell them. The remainder of 64 random bits favours no code by more than one in 10^13.
    pub(super) fn figures(self, secrets: &Secrets) -> String {
        let random = match self.purpose {
            CodePurpose::SignIn | CodePurpose::Answers => random_bytes::<8>(),
            CodePurpose::Printed => {
                let mac = secrets.mac(Purpose::Code, &[b"printed", self.id.uuid().as_bytes()]);
                std::array::from_fn(|at| mac[at])
            }
        };
        format!("{:06}", u64::from_be_bytes(random) % 1_000_000)
    }

    /// What is stored of a code, as hexadecimal figures.
    pub(super) fn hash(self, secrets: &Secrets, figures: &str) -> String {
        let Self { id, purpose, subject } = self;
        let (id, subject) = (id.uuid(), subject.uuid());
        let parts: [&[u8]; 4] = [id.as_bytes(), purpose.code().as_bytes(), subject.as_bytes(), figures.as_bytes()];
        hex(&secrets.mac(Purpose::Code, &parts))
    }

    /// Whether these figures are what is stored; takes the same time for every wrong code.
    pub(super) fn matches(self, secrets: &Secrets, figures: &str, stored: &str) -> bool {
        let is = |hash: String| bool::from(hash.as_bytes().ct_eq(stored.as_bytes()));
        is(self.hash(secrets, figures))
            || self.purpose == CodePurpose::Printed && is(self.former_hash(secrets, figures))
    }

    /// How letters were stored while printed codes shared the purpose of mailed ones: without the row's
    /// id, so that a migration could not hash them anew. The last of them end six weeks after the
    /// migration that gave them their own purpose; this may go then.
    fn former_hash(self, secrets: &Secrets, figures: &str) -> String {
        let subject = self.subject.uuid();
        let parts: [&[u8]; 3] = [CodePurpose::Answers.code().as_bytes(), subject.as_bytes(), figures.as_bytes()];
        hex(&secrets.mac(Purpose::Code, &parts))
    }
}

/// The code in what somebody typed: spaces and hyphens of any kind do not matter.
pub(super) fn figures_in(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}')).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use domain::ids::{CodeId, PersonId};
    use uuid::Uuid;

    use super::{CodePurpose, CodeRow, figures_in};
    use crate::secret::Secrets;

    #[test]
    fn a_hash_holds_for_its_row_purpose_and_subject_only() {
        let secrets = Secrets::random();
        let row = CodeRow {
            id: CodeId::new(Uuid::now_v7()),
            purpose: CodePurpose::Answers,
            subject: PersonId::new(Uuid::now_v7()),
        };
        let stored = row.hash(&secrets, "123456");
        assert!(row.matches(&secrets, "123456", &stored));
        assert!(!row.matches(&secrets, "123457", &stored));
        for other in [
            CodeRow { id: CodeId::new(Uuid::now_v7()), ..row },
            CodeRow { purpose: CodePurpose::SignIn, ..row },
            CodeRow { purpose: CodePurpose::Printed, ..row },
            CodeRow { subject: PersonId::new(Uuid::now_v7()), ..row },
        ] {
            assert!(!other.matches(&secrets, "123456", &stored));
        }
    }

    #[test]
    fn only_a_printed_code_is_read_as_it_was_stored_formerly() {
        let secrets = Secrets::random();
        let printed = CodeRow {
            id: CodeId::new(Uuid::now_v7()),
            purpose: CodePurpose::Printed,
            subject: PersonId::new(Uuid::now_v7()),
        };
        let figures = printed.figures(&secrets);
        let stored = printed.former_hash(&secrets, &figures);
        assert!(printed.matches(&secrets, &figures, &stored));
        assert!(!CodeRow { purpose: CodePurpose::Answers, ..printed }.matches(&secrets, &figures, &stored));
    }

    #[test]
    fn a_printed_code_can_be_told_again_and_a_mailed_one_cannot() {
        let secrets = Secrets::random();
        let row = |purpose| CodeRow { id: CodeId::new(Uuid::nil()), purpose, subject: PersonId::new(Uuid::nil()) };
        let twenty =
            |purpose| (0..20).map(|_| row(purpose).figures(&secrets)).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(twenty(CodePurpose::Printed).len(), 1);
        assert!(twenty(CodePurpose::Answers).len() > 1 && twenty(CodePurpose::SignIn).len() > 1);
        assert!(twenty(CodePurpose::Answers).iter().all(|figures| figures.len() == 6));
    }

    #[test]
    fn spaces_and_hyphens_do_not_matter() {
        for typed in [" 123 456 ", "123-456", "12\u{a0}34\u{2011}56", "1–2–3–4–5–6"] {
            assert_eq!(figures_in(typed), "123456", "{typed}");
        }
    }
}
