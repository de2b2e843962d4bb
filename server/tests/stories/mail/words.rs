//! What each kind of mail says, in both languages.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::Language;
use domain::account::Role;
use domain::departure::{DepartureType, Tone};
use domain::ids::{AccountId, DepartureId};
use domain::organisation::{Organisation, Sector};
use domain::person::EmailAddress;
use domain::reach::{PhoneNumber, VideoAddress};
use domain::round_up::{Duty, Rhythm, Tally};
use domain::talk::{Formality, Way};
use domain::talk_name::TalkName;
use proptest::prelude::*;
use server::mail::MailKind;
use server::mail::context::{Code, Context, Former, Leaver, Meeting, Notice, ReleaseTold, With};
use server::mail::message::{self, Frame};
use server::mail::text::{Block, Content, compose};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day that exists")
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time that exists")
}

pub fn organisation() -> Organisation {
    Organisation {
        name: "Stichting Voorbeeld".into(),
        sector: Sector::Pupils,
        sender_name: "HR van Stichting Voorbeeld".into(),
        sender_name_en: String::new(),
        reply_to: Some(EmailAddress::parse("hr@voorbeeld.test").expect("an address")),
        hr_contact: "HR, 030 123 45 67".into(),
        counsellor_name: "Vera Trouw".into(),
        counsellor_contact: "vera@voorbeeld.test".into(),
        states_legal_limit: true,
        legal_limit_nl: String::new(),
        legal_limit_en: String::new(),
        time_zone: chrono_tz::Europe::Amsterdam.into(),
        level_names_nl: ["bestuur".into(), "school".into(), "team".into()],
        level_names_en: ["board".into(), "school".into(), "team".into()],
        talks_a_day: 3,
        asks_later: false,
        leader_talks_too: true,
        consent_on: Some(day(1, 15)),
        consent_reference: "MR 2026-14".into(),
        officer_name: "Fenna Gids".into(),
        officer_contact: "fg@voorbeeld.test".into(),
        basis: domain::rights::Basis::LegitimateInterest,
        talk_name_nl: None,
        talk_name_en: None,
        facts_off: Vec::new(),
        subjects: Vec::new(),
    }
}

/// A mail about Anna de Boer, who resigned and leaves on 24 April.
pub fn context(kind: MailKind, language: Language) -> Context {
    let appointment = kind.code().contains("appointment")
        || ["confirmation", "moved", "cancelled", "running", "change", "time"]
            .iter()
            .any(|about| kind.code().starts_with(about));
    Context {
        kind,
        language,
        to_name: match kind {
            kind if kind.is_to_leaver() => "Anna de Boer".into(),
            kind if kind.is_to_former() => String::new(),
            _ => "Fatima el Idrissi".into(),
        },
        to_parts: domain::person::NameParts::default(),
        organisation: organisation(),
        base_url: "https://uitzwaai.test".into(),
        today: day(3, 3),
        departure: Some(DepartureId::new(uuid::Uuid::from_u128(7))),
        leaver: Some(Leaver {
            name: "Anna de Boer".into(),
            tone: Tone::Ordinary,
            gone: false,
            link: Some("https://uitzwaai.test/l/abc".into()),
            answer_by: Some(day(3, 13)),
            talk_by: day(4, 24),
            reply_until: matches!(kind, MailKind::ReportReady | MailKind::RightAsked).then(|| day(3, 17)),
            answered: false,
            withdrew: false,
            needs_a_time: true,
            with: With::Adviser,
            leader: Some("Lot Leider".into()),
            minutes: 60,
            attempt: 1,
        }),
        appointment: appointment.then(|| Meeting {
            day: day(4, 7),
            from: time(14, 0),
            until: time(15, 0),
            host: "Fatima el Idrissi".into(),
            way: Way::InPerson,
            place: Some("locatie Groenewoud, kamer 12".into()),
            video: None,
            phone: None,
            formality: Formality::Formal,
            late_minutes: (kind == MailKind::RunningLate).then_some(15),
            asked_in_calendar: false,
            proposed: None,
            another_waits: false,
        }),
        code: kind.carries_a_code().then(|| Code { code: "123456".into(), until: Some(time(10, 10)), asked: None }),
        reason: (kind == MailKind::BreakGlassUsed).then(|| "er liep een klacht".into()),
        notice: is_notice(kind).then(|| Notice {
            host: "Fatima el Idrissi".into(),
            from: Some(day(3, 23)),
            until: Some(day(4, 2)),
            talks: vec![("Anna de Boer".into(), day(4, 7), time(14, 0)), ("Bo Smit".into(), day(4, 7), time(16, 0))],
            by: "Bea Beheer".into(),
            role: Some(Role::HrAdviser),
            account: Some(AccountId::new(uuid::Uuid::from_u128(8))),
            by_claim: false,
            token: (kind == MailKind::TokenMakerGone).then(|| "Nachtbestand".into()),
            moved: None,
            due: due(),
            rhythm: Some(Rhythm::Weekly),
            release: (kind == MailKind::ReleaseMade).then(|| release(language)),
        }),
        former: kind.is_to_former().then(|| Former {
            link: "https://uitzwaai.test/stay/abc".into(),
            end: "https://uitzwaai.test/stay/abc/end".into(),
            until: day(3, 17),
        }),
    }
}

/// Mails about a host rather than about one leaver.
fn is_notice(kind: MailKind) -> bool {
    use MailKind::{
        DecidedAlone, DeputyNamed, MadeDeputy, PointDue, ReleaseMade, RoundUp, SecondPersonAsked, TalksFreedHr,
        TokenMakerGone, TrainingExpiring, TrainingExpiringHr,
    };
    matches!(
        kind,
        TalksFreedHr
            | TrainingExpiring
            | TrainingExpiringHr
            | SecondPersonAsked
            | DecidedAlone
            | TokenMakerGone
            | DeputyNamed
            | MadeDeputy
            | PointDue
            | ReleaseMade
            | RoundUp
    )
}

/// Figures of a school, in which one thing stands out.
fn release(language: Language) -> ReleaseTold {
    let thing = match language {
        Language::Nl => ("Redenen: Werkdruk, bij Groenewoud", "Vaker dan bij alle anderen."),
        Language::En => ("Reasons: Workload, at Groenewoud", "More often than among all others."),
    };
    ReleaseTold {
        page: "/staff/figures/2026-H1/1".into(),
        days: (day(2, 1), day(7, 31)),
        is_correction: false,
        is_part: true,
        things: vec![(thing.0.into(), thing.1.into())],
    }
}

/// Something of everything that can be due.
fn due() -> Tally {
    let mut due = Tally::default();
    for (count, duty) in (1..).zip(Duty::ALL) {
        due.add(*duty, count);
    }
    due
}

fn written(context: &Context) -> Content {
    compose(context).unwrap_or_else(|| panic!("{:?} is complete", context.kind))
}

pub fn plain(context: &Context) -> String {
    let content = written(context);
    format!("[{}]\n{}", content.subject, content.plain().expect("it can be written"))
}

fn in_both_languages(change: impl Fn(Language) -> Context) -> String {
    Language::ALL.map(|language| plain(&change(language))).join("\n\n==========\n\n")
}

#[test]
fn every_kind_says_what_it_should_in_both_languages() {
    for kind in MailKind::ALL {
        insta::assert_snapshot!(kind.code(), in_both_languages(|language| context(*kind, language)));
    }
}

#[test]
fn a_training_that_waits_or_was_noted_alone_says_so() {
    let all = [MailKind::SecondPersonAsked, MailKind::DecidedAlone].map(|kind| {
        in_both_languages(|language| {
            let mut context = context(kind, language);
            context.notice.as_mut().expect("it is about somebody").role = None;
            context
        })
    });
    insta::assert_snapshot!("second_person_training", all.join("\n\n##########\n\n"));
}

#[test]
fn a_token_that_waits_or_was_made_alone_is_named_with_its_maker() {
    for (kind, page) in [(MailKind::SecondPersonAsked, true), (MailKind::DecidedAlone, false)] {
        for language in Language::ALL {
            let mut context = context(kind, language);
            context.notice.as_mut().expect("it is about a token").token = Some("Nachtbestand".into());
            let text = plain(&context);
            assert!(text.contains("Bea Beheer") && text.contains("Nachtbestand"), "{text}");
            assert_eq!(text.contains("/staff/organisation/waiting"), page, "{text}");
        }
    }
}

#[test]
fn figures_in_which_nothing_stands_out_say_so_and_a_correction_that_it_is_one() {
    let mut context = context(MailKind::ReleaseMade, Language::Nl);
    let told = context.notice.as_mut().and_then(|notice| notice.release.as_mut()).expect("figures");
    (told.is_correction, told.is_part, told.things) = (true, false, Vec::new());
    let text = plain(&context);
    assert!(text.contains("opnieuw gemaakt") && text.contains("Er valt deze periode niets op"), "{text}");
    assert!(!text.contains("Dit valt op") && !text.contains("eigen school"), "{text}");
}

#[test]
fn roles_that_came_of_a_list_are_one_mail_about_several_people() {
    let all = [MailKind::SecondPersonAsked, MailKind::DecidedAlone].map(|kind| {
        in_both_languages(|language| {
            let mut context = context(kind, language);
            let notice = context.notice.as_mut().expect("it is about somebody");
            (notice.role, notice.account, notice.host) = (None, None, String::new());
            context
        })
    });
    insta::assert_snapshot!("second_person_lists", all.join("\n\n##########\n\n"));
}

#[test]
fn a_team_that_others_gain_is_named_with_its_new_school() {
    for language in Language::ALL {
        let mut context = context(MailKind::DecidedAlone, language);
        let notice = context.notice.as_mut().expect("it is about somebody");
        notice.moved = Some(("Onderbouw".into(), "Zuiderzon".into()));
        let text = plain(&context);
        assert!(["Beheer", "Onderbouw", "Zuiderzon"].iter().all(|word| text.contains(word)), "{text}");
        assert_eq!(text.matches("Fatima").count(), 1, "whom it greets, and nobody else of that name: {text}");
    }
}

#[test]
fn the_tone_follows_from_the_way_somebody_leaves() {
    let mut all = String::new();
    for (departure_type, with) in [
        (DepartureType::VoluntaryResignation, With::Adviser),
        (DepartureType::InternalTransfer, With::Leader),
        (DepartureType::Retirement, With::Choice),
        (DepartureType::SettlementAgreement, With::Adviser),
        (DepartureType::Dismissal, With::Adviser),
    ] {
        for gone in [false, true] {
            for kind in [MailKind::Questionnaire, MailKind::Invitation] {
                let text = in_both_languages(|language| {
                    let mut context = context(kind, language);
                    let leaver = context.leaver.as_mut().expect("it is about somebody");
                    leaver.tone = departure_type.profile().tone;
                    leaver.gone = gone;
                    leaver.with = with;
                    if gone {
                        context.today = day(5, 4);
                        leaver.answer_by = Some(day(5, 14));
                        leaver.talk_by = day(6, 5);
                    }
                    context
                });
                all.push_str(&format!("########## {departure_type}, gone: {gone}, {}\n{text}\n\n", kind.code()));
            }
        }
    }
    insta::assert_snapshot!("tones", all);
}

#[test]
fn english_mails_carry_the_english_name_of_the_sender() {
    let text = in_both_languages(|language| {
        let mut context = context(MailKind::Invitation, language);
        context.organisation.sender_name_en = "HR of Stichting Voorbeeld".into();
        context
    });
    let (dutch, english) = text.split_once("==========").expect("one in each language");
    assert!(dutch.contains("HR van Stichting Voorbeeld") && !dutch.contains("HR of Stichting"), "{dutch}");
    assert!(english.contains("HR of Stichting Voorbeeld") && !english.contains("HR van"), "{english}");
}

#[test]
fn mails_call_the_talk_what_the_board_does() {
    let kinds = [MailKind::Invitation, MailKind::ConfirmationHost, MailKind::TrainingExpiring, MailKind::ChangeAsked];
    for kind in kinds {
        let text = in_both_languages(|language| {
            let mut context = context(kind, language);
            context.organisation.talk_name_nl = TalkName::parse("uitdienstgesprek", Language::Nl).ok();
            context.organisation.talk_name_en = TalkName::parse("end-of-job interview", Language::En).ok();
            context
        });
        assert!(text.contains("uitdienstgesprek") && text.contains("end-of-job interview"), "{kind:?}: {text}");
        assert!(
            !text.contains("afscheidsgesprek") && !text.contains("farewell talk") && !text.contains("a end"),
            "{text}"
        );
    }
}

#[test]
fn whose_work_the_employer_ended_is_thanked_and_not_told_that_they_say_goodbye() {
    for (departure_type, dutch, english) in [
        (
            DepartureType::FixedTermNotRenewed,
            "Je contract bij Stichting Voorbeeld loopt af. Bedankt voor je werk.",
            "Your contract with Stichting Voorbeeld is ending. Thank you for your work.",
        ),
        (
            DepartureType::Redundancy,
            "Je werk bij Stichting Voorbeeld eindigt. Bedankt voor wat je hier doet en hebt gedaan.",
            "Your work at Stichting Voorbeeld is ending. Thank you for what you do and have done here.",
        ),
    ] {
        let text = in_both_languages(|language| {
            let mut context = context(MailKind::Questionnaire, language);
            context.leaver.as_mut().expect("it is about somebody").tone = departure_type.profile().tone;
            context
        });
        assert!(text.contains(dutch) && text.contains(english), "{departure_type}: {text}");
    }
}

#[test]
fn a_talk_by_phone_or_video_says_how_to_reach_each_other() {
    let mut all = String::new();
    for way in [Way::Phone, Way::Video] {
        for kind in [MailKind::ConfirmationLeaver, MailKind::ConfirmationHost] {
            let text = in_both_languages(|language| {
                let mut context = context(kind, language);
                let meeting = context.appointment.as_mut().expect("it is about an appointment");
                meeting.way = way;
                meeting.place = None;
                meeting.formality = Formality::Informal;
                context
            });
            all.push_str(&format!("########## {way}, {}\n{text}\n\n", kind.code()));
        }
    }
    insta::assert_snapshot!("far", all);
}

#[test]
fn a_host_who_says_how_they_are_reached_sends_no_link() {
    let address = "https://bellen.voorbeeld.test/fatima";
    for language in Language::ALL {
        let said = |kind, way, change: fn(&mut Meeting)| {
            let mut context = context(kind, language);
            let meeting = context.appointment.as_mut().expect("it is about an appointment");
            (meeting.way, meeting.place) = (way, None);
            change(meeting);
            plain(&context)
        };
        let nothing = |_: &mut Meeting| {};
        let video = |meeting: &mut Meeting| {
            meeting.video = VideoAddress::parse("https://bellen.voorbeeld.test/fatima").ok();
        };
        for kind in [MailKind::ConfirmationLeaver, MailKind::ConfirmationHost] {
            let (without, with) = (said(kind, Way::Video, nothing), said(kind, Way::Video, video));
            assert!(with.contains(address) && !without.contains(address), "{kind:?}: {with}");
            let link = if language == Language::Nl { "link voor het beeldbellen" } else { "link for the video call" };
            assert!(without.contains(link) && !with.contains(link), "{kind:?}: {with}");
        }
        let phone = |meeting: &mut Meeting| meeting.phone = PhoneNumber::parse("06 12345678").ok();
        let sentence = match language {
            Language::Nl => "Je kunt Fatima el Idrissi bellen: 06 12345678.",
            Language::En => "You can call Fatima el Idrissi: 06 12345678.",
        };
        for kind in [MailKind::ConfirmationLeaver, MailKind::AppointmentReminderLeaver, MailKind::RunningLate] {
            assert!(said(kind, Way::Phone, phone).contains(sentence), "{kind:?}");
            assert!(!said(kind, Way::Phone, nothing).contains("06 12345678"), "{kind:?}");
        }
    }
}

#[test]
fn a_second_invitation_and_a_half_answered_reminder_say_so() {
    let again = in_both_languages(|language| {
        let mut context = context(MailKind::Invitation, language);
        context.leaver.as_mut().expect("it is about somebody").attempt = 2;
        context
    });
    insta::assert_snapshot!("invitation_again", again);
    let answered = in_both_languages(|language| {
        let mut context = context(MailKind::CombinedReminder1, language);
        context.leaver.as_mut().expect("it is about somebody").answered = true;
        context
    });
    insta::assert_snapshot!("combined_reminder_answered", answered);
    let planned = in_both_languages(|language| {
        let mut context = context(MailKind::CombinedReminder1, language);
        context.leaver.as_mut().expect("it is about somebody").needs_a_time = false;
        context
    });
    insta::assert_snapshot!("combined_reminder_planned", planned);
}

#[test]
fn the_html_form_looks_like_a_letter() {
    insta::assert_snapshot!(
        "html",
        written(&context(MailKind::ConfirmationLeaver, Language::Nl)).html().expect("html")
    );
}

#[test]
fn the_html_form_has_the_same_words_as_the_plain_one() {
    for kind in MailKind::ALL {
        for language in Language::ALL {
            let content = written(&context(*kind, language));
            let html = content.html().expect("html");
            let body = html.split_once("<body").expect("a body").1;
            let plain = content.plain().expect("plain").replace("https://", " https://");
            let plain: Vec<&str> = plain
                .split_whitespace()
                .filter(|word| !word.starts_with("https://") && !word.starts_with("----"))
                .map(|word| word.trim_end_matches(':'))
                .collect();
            let spoken = without_tags(&format!("<body{body}"));
            let spoken: Vec<&str> = spoken.split_whitespace().map(|word| word.trim_end_matches(':')).collect();
            assert_eq!(plain, spoken, "{kind:?} {language}");
            // Below the signature may stand how to stop the mail.
            let stops = content.small.iter().filter(|block| matches!(block, Block::Link { .. })).count();
            assert!(
                stops <= usize::from(matches!(kind, MailKind::RoundUp | MailKind::ReleaseMade)),
                "{kind:?}: no other link"
            );
            assert!(html.matches("<a ").count() <= 1 + stops, "{kind:?}: one button");
            assert!(!html.contains("<img") && !html.contains("src="), "{kind:?}: nothing to load");
        }
    }
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => {
                in_tag = true;
                text.push(' ');
            }
            '>' => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&#38;", "&").replace("&#39;", "'").replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">")
}

#[test]
fn every_mail_of_a_board_on_trial_says_so_and_no_other_does() {
    for kind in MailKind::ALL {
        for (language, says) in [(Language::Nl, "Dit is een proef"), (Language::En, "This is a trial")] {
            let mut context = context(*kind, language);
            assert!(!plain(&context).contains(says), "{kind:?} {language}");
            context.organisation.consent_on = None;
            assert!(plain(&context).contains(says), "{kind:?} {language}");
        }
    }
}

#[test]
fn no_subject_gives_anything_away() {
    let telling = [
        "vertrek",
        "ontslag",
        "pensioen",
        "afscheid",
        "contract",
        "vaststelling",
        "ziek",
        "leav",
        "depart",
        "farewell",
        "dismiss",
        "retire",
        "anna",
        "boer",
        "123456",
    ];
    for kind in MailKind::ALL {
        for language in Language::ALL {
            let subject = written(&context(*kind, language)).subject.to_lowercase();
            for word in telling {
                assert!(!subject.contains(word), "{kind:?} {language}: {subject}");
            }
        }
    }
}

#[test]
fn no_mail_says_exit() {
    for kind in MailKind::ALL {
        for language in Language::ALL {
            let text = plain(&context(*kind, language)).to_lowercase();
            assert!(!text.contains("exit"), "{kind:?} {language}");
        }
    }
}

#[test]
fn no_host_learns_about_questionnaire_or_preference() {
    for kind in MailKind::ALL.iter().filter(|kind| !kind.is_to_leaver()) {
        for language in Language::ALL {
            let text = plain(&context(*kind, language)).to_lowercase();
            for word in ["vragenlijst", "antwoorden", "liever", "questionnaire", "answers", "rather", "/l/"] {
                assert!(!text.contains(word), "{kind:?} {language}: {word}");
            }
        }
    }
}

#[test]
fn the_mail_with_what_is_due_names_nobody_and_says_where_it_is_stopped() {
    for (language, rhythm, often) in [
        (Language::Nl, Rhythm::Weekly, "op de eerste werkdag van de week"),
        (Language::Nl, Rhythm::Daily, "op elke werkdag"),
        (Language::En, Rhythm::Weekly, "on the first working day of the week"),
        (Language::En, Rhythm::Daily, "on every working day"),
    ] {
        let mut context = context(MailKind::RoundUp, language);
        context.notice.as_mut().expect("it counts something").rhythm = Some(rhythm);
        let text = plain(&context);
        for name in ["Anna", "Boer", "Bo Smit", "Idrissi", "Bea", "departures"] {
            assert!(!text.contains(name), "{language}: {name}: {text}");
        }
        assert!(text.contains(often) && text.contains("https://uitzwaai.test/staff/roles#round-up"), "{text}");
        let headers = String::from_utf8(message(&context)).expect("UTF-8");
        assert!(!headers.contains("List-Unsubscribe"), "stopping it asks to sign in");
        context.notice = None;
        assert_eq!(compose(&context), None, "without numbers there is nothing to say");
    }
}

#[test]
fn a_settlement_is_told_that_nothing_in_the_agreement_changes() {
    for kind in [MailKind::Questionnaire, MailKind::Combined, MailKind::Invitation, MailKind::ConfirmationLeaver] {
        let mut context = context(kind, Language::Nl);
        context.leaver.as_mut().expect("it is about somebody").tone = Tone::Settlement;
        assert!(plain(&context).contains("aan de afspraken in je overeenkomst verandert niets"), "{kind:?}");
    }
}

#[test]
fn what_a_mail_speaks_of_must_be_there() {
    let mut without_code = context(MailKind::SignInCode, Language::Nl);
    without_code.code = None;
    assert_eq!(compose(&without_code), None);
    let mut without_link = context(MailKind::Questionnaire, Language::Nl);
    without_link.leaver.as_mut().expect("it is about somebody").link = None;
    assert_eq!(compose(&without_link), None);
    let mut without_appointment = context(MailKind::MovedHost, Language::Nl);
    without_appointment.appointment = None;
    assert_eq!(compose(&without_appointment), None);
}

fn at_ten() -> DateTime<Utc> {
    "2026-03-03T09:00:00Z".parse().expect("an instant")
}

fn message(context: &Context) -> Vec<u8> {
    let from = EmailAddress::parse("afscheid@voorbeeld.test").expect("an address");
    let to = EmailAddress::parse("anna@thuis.test").expect("an address");
    let frame = Frame { from: &from, to: &to, message_id: "1@voorbeeld.test", now: at_ten(), calendar_files: &[] };
    let content = compose(context).expect("it is complete");
    message::write(context, &content, &frame).expect("it can be put together").formatted()
}

#[test]
fn the_headers_say_who_sends_and_that_no_person_did() {
    let message = message(&context(MailKind::Questionnaire, Language::Nl));
    let read = mail_parser::MessageParser::default().parse(&message).expect("a message");
    let from = read.from().and_then(|from| from.first()).expect("a sender");
    assert_eq!((from.name(), from.address()), (Some("HR van Stichting Voorbeeld"), Some("afscheid@voorbeeld.test")));
    let reply_to = read.reply_to().and_then(|to| to.first()).and_then(|to| to.address());
    assert_eq!(reply_to, Some("hr@voorbeeld.test"));
    assert_eq!(read.message_id(), Some("1@voorbeeld.test"));
    assert_eq!(read.header("Auto-Submitted").and_then(|value| value.as_text()), Some("auto-generated"));
    assert!(read.header("List-Unsubscribe").is_none());
}

#[test]
fn whoever_stays_in_touch_stops_with_one_request_of_their_mail_program() {
    for kind in MailKind::ALL.iter().filter(|kind| kind.is_to_former()) {
        let message = message(&context(*kind, Language::Nl));
        let text = String::from_utf8(message).expect("UTF-8").replace("\r\n ", " ");
        let header = |name: &str| text.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::trim));
        assert_eq!(header("List-Unsubscribe"), Some("<https://uitzwaai.test/stay/abc/end>"), "{kind}: RFC 8058, 3.1");
        assert_eq!(header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"), "{kind}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_name_breaks_a_mail_or_its_headers(
        name in "\\PC{0,40}[\\r\\n\\t\u{0}\u{85}\u{2028}\"<>,;:\\\\\u{200f}éß漢]{0,6}\\PC{0,10}",
        kind in prop::sample::select(MailKind::ALL),
        english in any::<bool>(),
    ) {
        let mut context = context(kind, if english { Language::En } else { Language::Nl });
        context.to_name.clone_from(&name);
        context.organisation.sender_name.clone_from(&name);
        context.organisation.name = format!("{name}\r\nBcc: all@voorbeeld.test");
        context.organisation.hr_contact.clone_from(&name);
        if let Some(leaver) = context.leaver.as_mut() {
            leaver.name.clone_from(&name);
            leaver.leader = Some(name.clone());
        }
        if let Some(meeting) = context.appointment.as_mut() {
            meeting.host.clone_from(&name);
            meeting.place = Some(name.clone());
        }
        let message = message(&context);
        let read = mail_parser::MessageParser::default().parse(&message).expect("a message");
        prop_assert!(read.header("Bcc").is_none());
        prop_assert_eq!(read.to().map(|to| to.iter().count()), Some(1));
        prop_assert_eq!(read.to().and_then(|to| to.first()).and_then(|to| to.address()), Some("anna@thuis.test"));
        prop_assert!(read.body_text(0).is_some() && read.body_html(0).is_some());
        for line in message.split(|byte| *byte == b'\n') {
            prop_assert!(line.len() <= 999, "RFC 5322, 2.1.1");
        }
    }
}
