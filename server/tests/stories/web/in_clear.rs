//! `uitzwaai serve` and `check`, where something would cross the network in clear.

use server::on_both_databases;

use crate::running::Running;

const ON_THE_NETWORK: (&str, &str) = ("UITZWAAI_BASE_URL", "http://uitzwaai.example");
const BY_A_PLAIN_SERVER: (&str, &str) = ("UITZWAAI_SMTP_URL", "smtp://mail.example:587");
/// Either mails go by SMTP, or into a folder.
const NO_FOLDER: (&str, &str) = ("UITZWAAI_MAIL_DIR", "");

/// What the program says when it is asked to serve with these settings. The port is taken, so it never does.
fn serve(running: &Running, differs: &[(&str, &str)]) -> String {
    let output = tokio::task::block_in_place(|| running.call(&["serve"], differs, b""));
    assert!(!output.status.success());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn check(running: &Running, differs: &[(&str, &str)]) -> String {
    let output = tokio::task::block_in_place(|| running.call(&["check"], differs, b""));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.lines().find(|line| line.starts_with("network")).expect("a line of the network").to_owned()
}

on_both_databases! {
    async fn nothing_is_served_in_clear_unless_a_setting_says_that_it_is_meant(world: World) {
        let running = Running::start(&world);
        for (open, setting) in [
            (vec![ON_THE_NETWORK], "PLAIN_HTTP"),
            (vec![BY_A_PLAIN_SERVER, NO_FOLDER], "PLAIN_SMTP"),
        ] {
            let refusal = serve(&running, &open);
            let refused = open[0].0.trim_start_matches("UITZWAAI_");
            assert!(refusal.contains(refused) && refusal.contains(&format!("set {setting}=true")), "{refusal}");
            let checked = check(&running, &open);
            assert!(checked.contains("NOT IN ORDER") && checked.contains(setting), "{checked}");
            let variable = format!("UITZWAAI_{setting}");
            let meant: Vec<(&str, &str)> = open.iter().copied().chain([(variable.as_str(), "true")]).collect();
            let said = serve(&running, &meant);
            assert!(said.contains("LISTEN") && !said.contains(setting), "it goes on until the port: {said}");
            let checked = check(&running, &meant);
            assert!(checked.contains(&format!("WARNING: {setting} is on")), "{checked}");
        }
        let said = serve(&running, &[]);
        assert!(said.contains("LISTEN"), "this machine alone needs no setting: {said}");
        assert!(check(&running, &[]).contains("nothing leaves this machine in clear"));
    }
}
