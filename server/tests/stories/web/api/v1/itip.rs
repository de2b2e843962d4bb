//! `POST /api/v1/itip`: replies as a mail server hands them in, with the key; and the command that does the same.

use chrono::Utc;
use domain::itip::{Answer, REPLY_BYTES_MAX};
use server::itip::Answers;
use server::on_both_databases;

use crate::itip::{HOST, Talk, VERA, reply};
use crate::running::Running;

const KEY: &str = "sleutel-van-de-mailserver-1";

/// Hands a body in; no browser, so without an origin. Status and what is said.
fn post(running: &Running, key: Option<&str>, kind: &str, body: &[u8]) -> (u16, String) {
    let bearer = key.map(|key| format!("Bearer {key}"));
    let mut headers = vec![("content-type", kind)];
    headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
    let answer = running.request("POST", "/api/v1/itip", &headers, body).expect("an answer");
    (answer.status, answer.body().to_owned())
}

fn mail(calendar: &str) -> String {
    format!(
        "From: {VERA}\r\nSubject: Geaccepteerd\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/calendar; charset=utf-8; method=REPLY\r\n\r\n{calendar}"
    )
}

on_both_databases! {
    async fn a_reply_is_taken_over_http_from_whoever_has_the_key(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let talk = Talk::planned(&world).await;
        let running = Running::start_with(&world, &[("UITZWAAI_ITIP_KEY", KEY)]);
        let calendar = talk.reply(VERA, "DECLINED");
        let too_large = vec![b' '; REPLY_BYTES_MAX + 1];
        let kind = "text/calendar; charset=utf-8; method=REPLY";
        for (what, key, kind, body, status) in [
            ("without a key", None, kind, calendar.as_bytes(), 401),
            ("with another key", Some("sleutel-van-de-mailserver-2"), kind, calendar.as_bytes(), 401),
            ("with the beginning of the key", Some("sleutel"), kind, calendar.as_bytes(), 401),
            ("as something else", Some(KEY), "text/plain", calendar.as_bytes(), 415),
            ("without a kind", Some(KEY), "", calendar.as_bytes(), 415),
            ("too large", Some(KEY), kind, too_large.as_slice(), 413),
        ] {
            assert_eq!(post(&running, key, kind, body).0, status, "{what}");
        }
        let bearer = format!("Bearer {KEY}");
        let headers = [("content-type", kind), ("authorization", &bearer), ("sec-fetch-site", "cross-site")];
        let elsewhere = running.request("POST", "/api/v1/itip", &headers, calendar.as_bytes());
        assert_eq!(elsewhere.expect("an answer").status, 403, "from a page of another site");
        assert_eq!(talk.seen().await, Answers::default(), "nothing of that was kept");

        let unknown = reply("0@elders.test", VERA, "DECLINED", 0, world.now());
        let nothing = post(&running, Some(KEY), kind, unknown.as_bytes());
        assert_eq!(post(&running, Some(KEY), kind, calendar.as_bytes()), nothing, "what becomes of it is not said");
        assert_eq!(nothing, (202, String::new()));
        let whole_mail = mail(&talk.reply(HOST, "ACCEPTED"));
        assert_eq!(post(&running, Some(KEY), "message/rfc822", whole_mail.as_bytes()).0, 202);
        let both = Answers { leaver: Some(Answer::Declined), host: Some(Answer::Accepted), ..Answers::default() };
        assert_eq!(talk.seen().await, both);
    }

    async fn without_a_key_in_the_settings_there_is_no_such_address(world: World) {
        world.advance(Utc::now() - world.now());
        let talk = Talk::planned(&world).await;
        let running = Running::start(&world);
        let calendar = talk.reply(VERA, "DECLINED");
        for key in [None, Some(""), Some(KEY)] {
            assert_eq!(post(&running, key, "text/calendar", calendar.as_bytes()), (404, String::new()), "{key:?}");
        }
        assert_eq!(talk.seen().await, Answers::default());
    }

    async fn a_mail_pipe_hands_the_same_mail_to_the_command(world: World) {
        world.advance(Utc::now() - world.now());
        let talk = Talk::planned(&world).await;
        let running = Running::start(&world);
        let mail = mail(&talk.reply(VERA, "ACCEPTED"));
        let said = |differs: &[(&str, &str)], input: &[u8]| {
            let output = running.call(&["itip"], differs, input);
            (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let gone = [("UITZWAAI_DATABASE_URL", "sqlite:///nergens/uitzwaai.db")];
        assert_eq!(said(&gone, mail.as_bytes()), (Some(75), String::new()), "the mail server keeps it for later");
        assert_eq!(talk.seen().await, Answers::default());
        assert_eq!(said(&[], mail.as_bytes()), (Some(0), "1 answers were kept.\n".into()));
        assert_eq!(talk.seen().await.leaver, Some(Answer::Accepted));
        let nothing = (Some(0), "There was nothing to keep.\n".to_owned());
        for (what, input) in [
            ("the same one again", mail.as_bytes().to_vec()),
            ("no answer", b"Subject: Ja\r\n\r\nPrima!\r\n".to_vec()),
            ("nothing", Vec::new()),
            ("too large", [mail.into_bytes(), vec![b' '; REPLY_BYTES_MAX]].concat()),
        ] {
            assert_eq!(said(&[], &input), nothing, "{what}");
        }
    }
}
