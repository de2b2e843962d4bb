//! `uitzwaai check`, of the mail server.

use server::on_both_databases;

use crate::mail::peer::{AUTHORITY, Peer};
use crate::running::Running;
use crate::scene::Scene;

/// The lines about mail.
fn check(running: &Running, arguments: &[&str], differs: &[(&str, &str)]) -> String {
    let arguments: Vec<&str> = ["check"].iter().chain(arguments).copied().collect();
    let output = tokio::task::block_in_place(|| running.call(&arguments, differs, b""));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let about =
        said.lines().skip_while(|line| !line.starts_with("mail ")).take_while(|line| !line.starts_with("files"));
    about.collect::<Vec<_>>().join("\n")
}

on_both_databases! {
    async fn the_mail_server_is_spoken_to_over_tls_signed_in_to_and_tried(world: World) {
        let running = Running::start(&world);
        let peer = Peer::start_over_tls();
        let url = peer.url_over_tls();
        let smtp = [("UITZWAAI_SMTP_URL", url.as_str()), ("UITZWAAI_MAIL_DIR", "")];
        let believing = [smtp.as_slice(), &[("UITZWAAI_CA_FILE", AUTHORITY)]].concat();

        let said = check(&running, &[], &smtp);
        assert!(said.contains("NOT IN ORDER"), "nobody vouches for it: {said}");
        let said = check(&running, &[], &believing);
        assert!(said.contains("answers over TLS and lets us in"), "{said}");
        assert!(peer.taken().is_empty(), "nobody asked for a mail");

        let said = check(&running, &["--send-to", "proef@thuis.test"], &believing);
        assert!(said.contains("a trial mail went to proef@thuis.test"), "{said}");
        let taken = peer.taken();
        assert_eq!((taken.len(), taken[0].to.as_str()), (1, "RCPT TO:<proef@thuis.test>"));

        peer.says("AUTH", "535 5.7.8 Username and Password not accepted");
        let said = check(&running, &[], &believing);
        assert!(said.contains("NOT IN ORDER") && said.contains("535"), "{said}");
        assert!(!said.contains("geheim"), "no password is printed");
        let said = check(&running, &[], &[("UITZWAAI_CA_FILE", "/nowhere/authority.pem")]);
        assert!(said.is_empty(), "a file that is not there stops it: {said}");
    }

    async fn mails_that_go_as_soon_as_the_program_runs_are_counted_while_it_does_not(world: World) {
        let scene = Scene::set(&world).await;
        let running = Running::start(&world);
        running.kill();
        scene.hand_in(&scene.leaver("Loes Bericht").await).await;
        let output = tokio::task::block_in_place(|| running.call(&["check"], &[], b""));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let outbox = said.lines().find(|line| line.starts_with("outbox ")).expect("a line");
        assert!(outbox.contains("wait and go when the program runs"), "{said}");
    }
}
