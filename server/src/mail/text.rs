//! What a mail says: blocks of text, from which the plain and the HTML form are written with the
//! same words.

mod former;
mod leaver;
mod passkey;
mod release;
mod round_up;
mod staff;
mod welcome;

use askama::Template;
use domain::person::NameParts;
use wording::{Arg, Key, Wording, key};

use super::MailKind;
use super::context::{Context, Meeting};

/// A mail's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// One line.
    pub subject: String,
    pub language: &'static str,
    pub greeting: String,
    pub blocks: Vec<Block>,
    pub closing: String,
    /// The sender, and the organisation where that is another name.
    pub signature: Vec<String>,
    /// Below the signature, smaller.
    pub small: Vec<Block>,
}

/// A piece of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Text(String),
    /// Labels with their values.
    Facts(Vec<(String, String)>),
    /// At most one a mail.
    Button {
        label: String,
        url: String,
    },
    /// Below the signature: where whoever gets the mail says that they want it no more.
    Link {
        label: String,
        url: String,
    },
    Code(String),
    Titled {
        title: String,
        text: String,
    },
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    content: &'a Content,
}

#[derive(Template)]
#[template(path = "mail.txt", escape = "none")]
struct Plain<'a> {
    content: &'a Content,
}

impl Content {
    /// The HTML form: text width, system fonts, nothing to load.
    pub fn html(&self) -> Result<String, askama::Error> {
        Html { content: self }.render()
    }

    /// The plain form. Lines are as long as the paragraphs: every reader wraps them itself.
    pub fn plain(&self) -> Result<String, askama::Error> {
        Plain { content: self }.render()
    }
}

/// Writes a mail. `None` where the context lacks what this kind speaks of (a code, an appointment,
/// a link), which the outbox then keeps as failed.
pub fn compose(context: &Context) -> Option<Content> {
    let writer = Writer { words: Wording::new(context.language).naming(&context.organisation), context };
    let (subject, blocks, mut small) = match context.kind {
        MailKind::AnswersCode | MailKind::SignInCode => writer.code()?,
        MailKind::AddressChanged => writer.address_changed(),
        MailKind::PasskeyAdded | MailKind::PasskeyRemoved | MailKind::PasskeysReset | MailKind::PasskeyInstead => {
            writer.passkey()
        }
        MailKind::LeaverAddressChanged => writer.leaver_address_changed(),
        MailKind::Welcome => writer.welcome(),
        kind if kind.is_to_leaver() => writer.to_leaver()?,
        kind if kind.is_to_former() => writer.to_former()?,
        _ => writer.to_staff()?,
    };
    let organisation = &context.organisation;
    if organisation.is_on_trial() {
        small.push(Block::Text(writer.words.text(key::MAIL_TRIAL)));
    }
    let mut signature = vec![one_line(organisation.sender(context.language)), one_line(&organisation.name)];
    signature.dedup();
    signature.retain(|line| !line.is_empty());
    Some(Content {
        subject: one_line(&subject),
        language: context.language.tag(),
        greeting: match called(&context.to_name, &context.to_parts) {
            name if name.is_empty() => writer.words.text(key::STAY_GREETING),
            name => writer.words.with(key::MAIL_GREETING, [("name", Arg::from(name))]),
        },
        blocks,
        closing: writer.words.text(key::MAIL_CLOSING),
        signature,
        small,
    })
}

/// Subject, text, and what stands below the signature.
type Written = (String, Vec<Block>, Vec<Block>);

/// Writes in one language from one context.
struct Writer<'a> {
    words: Wording,
    context: &'a Context,
}

impl Writer<'_> {
    /// A message with everything it may speak of.
    fn say(&self, key: Key) -> String {
        let context = self.context;
        let leaver = context.leaver.as_ref();
        let meeting = context.appointment.as_ref();
        let text = |text: Option<&str>| Arg::from(text.unwrap_or_default());
        let leader = leaver.and_then(|leaver| leaver.leader.as_deref()).map_or_else(
            || self.words.text(key::MAIL_YOUR_LEADER),
            |name| format!("{} {}", self.words.text(key::MAIL_YOUR_LEADER), one_line(name)),
        );
        let said = self.words.with(
            key,
            [
                ("organisation", Arg::from(one_line(&context.organisation.name))),
                ("tone", text(leaver.map(|leaver| leaver.tone.code()))),
                ("gone", text(leaver.map(|leaver| if leaver.gone { "yes" } else { "no" }))),
                ("with", text(leaver.map(|leaver| leaver.with.code()))),
                ("open", text(leaver.map(|leaver| if leaver.answered || leaver.withdrew { "talk" } else { "both" }))),
                ("leader", Arg::from(leader)),
                ("leaver", Arg::from(leaver.map(|leaver| one_line(&leaver.name)).unwrap_or_default())),
                ("minutes", Arg::from(leaver.map_or(0, |leaver| leaver.minutes))),
                ("host", Arg::from(meeting.map(|meeting| one_line(&meeting.host)).unwrap_or_default())),
                ("day", Arg::from(meeting.map(|meeting| self.day(meeting.day)).unwrap_or_default())),
                ("time", Arg::from(meeting.map(|meeting| self.words.time(meeting.from)).unwrap_or_default())),
                ("late", Arg::from(meeting.and_then(|meeting| meeting.late_minutes).unwrap_or(0))),
                ("reason", Arg::from(context.reason.as_deref().map(one_line).unwrap_or_default())),
            ],
        );
        // A number or a name may bring white space of its own; a paragraph is one line.
        one_line(&said)
    }

    fn text(&self, key: Key) -> Block {
        Block::Text(self.say(key))
    }

    /// A message that names a day other than the appointment's.
    fn text_with_day(&self, key: Key, day: chrono::NaiveDate) -> Block {
        let leaver = self.context.leaver.as_ref();
        let gone = leaver.is_some_and(|leaver| leaver.gone);
        Block::Text(one_line(&self.words.with(
            key,
            [
                ("day", Arg::from(self.day(day))),
                ("gone", Arg::from(if gone { "yes" } else { "no" })),
                ("leaver", Arg::from(leaver.map(|leaver| one_line(&leaver.name)).unwrap_or_default())),
            ],
        )))
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        self.words.day(day, self.context.today)
    }

    fn staff_button(&self, key: Key) -> Block {
        let base = &self.context.base_url;
        let url = match self.context.departure {
            Some(departure) => format!("{base}/staff/departures/{departure}"),
            None => format!("{base}/staff"),
        };
        Block::Button { label: self.say(key), url }
    }

    fn help(&self) -> Option<Block> {
        let contact = one_line(&self.context.organisation.hr_contact);
        (!contact.is_empty()).then(|| Block::Text(self.words.with(key::MAIL_HELP, [("contact", Arg::from(contact))])))
    }

    /// When, with whom and where; `with` is the other one of the two.
    fn facts(&self, meeting: &Meeting, with: &str) -> Block {
        let words = self.words;
        let at = words.with(
            key::MAIL_APPOINTMENT_AT,
            [
                ("day", Arg::from(self.day(meeting.day))),
                ("from", Arg::from(words.time(meeting.from))),
                ("until", Arg::from(words.time(meeting.until))),
            ],
        );
        let place = match (&meeting.place, &meeting.video) {
            (Some(place), _) => (words.text(key::MAIL_APPOINTMENT_WHERE), one_line(place)),
            (None, Some(address)) => (words.code("way", meeting.way.code()), address.as_str().to_owned()),
            (None, None) => (words.text(key::MAIL_APPOINTMENT_HOW), words.code("way", meeting.way.code())),
        };
        Block::Facts(vec![
            (words.text(key::MAIL_APPOINTMENT_WHEN), at),
            (words.text(key::MAIL_APPOINTMENT_WITH), one_line(with)),
            place,
        ])
    }

    /// Names neither the new address nor who changed it: the old address may be somebody else's by now.
    fn address_changed(&self) -> Written {
        let blocks = vec![self.text(key::MAIL_ADDRESS_CHANGED), self.text(key::MAIL_ADDRESS_CHANGED_NOT_YOU)];
        (self.say(key::MAIL_ADDRESS_CHANGED_SUBJECT), blocks, Vec::new())
    }

    /// The same to a leaver, without the link: the old address may be somebody else's by now.
    fn leaver_address_changed(&self) -> Written {
        let mut blocks = vec![
            self.text(key::MAIL_LEAVER_ADDRESS_CHANGED),
            self.text(key::MAIL_LEAVER_ADDRESS_CHANGED_CODES),
            self.text(key::MAIL_LEAVER_ADDRESS_CHANGED_NOT_YOU),
        ];
        blocks.extend(self.help());
        (self.say(key::MAIL_LEAVER_ADDRESS_CHANGED_SUBJECT), blocks, Vec::new())
    }

    fn code(&self) -> Option<Written> {
        let code = self.context.code.as_ref()?;
        let (subject, what) = match self.context.kind {
            MailKind::SignInCode => (key::MAIL_SIGN_IN_CODE_SUBJECT, key::MAIL_SIGN_IN_CODE),
            _ => (key::MAIL_ANSWERS_CODE_SUBJECT, key::MAIL_ANSWERS_CODE),
        };
        let mut blocks = vec![self.text(what), Block::Code(one_line(&code.code))];
        if let Some(until) = code.until {
            let until = [("time", Arg::from(self.words.time(until)))];
            blocks.push(Block::Text(self.words.with(key::MAIL_CODE_UNTIL, until)));
        }
        if let Some(asked) = code.asked {
            let asked = [("time", Arg::from(self.words.time(asked)))];
            blocks.push(Block::Text(self.words.with(key::MAIL_CODE_LATE, asked)));
        }
        blocks.push(self.text(key::MAIL_CODE_NOT_YOU));
        Some((self.say(subject), blocks, Vec::new()))
    }
}

/// How somebody is greeted, on one line.
fn called(name: &str, parts: &NameParts) -> String {
    domain::person::called(&one_line(name), parts)
}

/// White space and control characters fold into single spaces: no value starts a line of its own,
/// in a header or in the text.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use domain::person::NameParts;

    #[test]
    fn a_title_or_an_initial_is_no_first_name() {
        let called = |name| super::called(name, &NameParts::default());
        assert_eq!(called("Anna de Boer"), "Anna");
        assert_eq!(called("A. de Boer"), "A. de Boer");
        assert_eq!(called(" mevr.\r\nJansen"), "mevr. Jansen");
        assert_eq!(called(""), "");
    }
}
