//! `GET /.well-known/security.txt`: whom to tell of a hole.

use chrono::{TimeDelta, Utc};
use server::on_both_databases;

use crate::running::Running;

const ADDRESS: &str = "/.well-known/security.txt";

fn check(running: &Running) -> String {
    let output = tokio::task::block_in_place(|| running.call(&["check"], &[], b""));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.lines().find(|line| line.starts_with("holes")).expect("a line of holes").to_owned()
}

on_both_databases! {
    async fn whoever_finds_a_hole_reads_whom_to_tell(world: World) {
        let day = (Utc::now() + TimeDelta::days(180)).format("%Y-%m-%d").to_string();
        let running = Running::start_with(&world, &[
            ("UITZWAAI_SECURITY_CONTACT", "mailto:veilig@voorbeeld.test"),
            ("UITZWAAI_SECURITY_EXPIRES", &day),
        ]);
        let answer = tokio::task::block_in_place(|| running.request("GET", ADDRESS, &[], b"")).expect("an answer");
        assert_eq!(answer.status, 200);
        assert!(answer.text.contains("content-type: text/plain; charset=utf-8\r\n"), "{}", answer.text);
        let expected = format!(
            "Contact: mailto:veilig@voorbeeld.test\r\nExpires: {day}T00:00:00Z\r\nPreferred-Languages: nl, en\r\n\
             Canonical: http://{}{ADDRESS}\r\n",
            running.address,
        );
        assert_eq!(answer.body(), expected);
        assert!(check(&running).contains("mailto:veilig@voorbeeld.test until"));
    }

    async fn where_nobody_is_named_there_is_none_and_check_says_so(world: World) {
        let running = Running::start(&world);
        let answer = tokio::task::block_in_place(|| running.request("GET", ADDRESS, &[], b"")).expect("an answer");
        assert_eq!(answer.status, 404);
        let said = check(&running);
        assert!(said.contains("WARNING") && said.contains("SECURITY_CONTACT"), "{said}");
    }
}
