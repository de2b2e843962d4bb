//! `/staff/roles`: how often somebody gets the mail with what is due.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::ROUND_UP_SAVE;
use crate::running::Running;
use crate::web::visitor::Visitor;

const PAGE: &str = "/staff/roles";
const BROWSER: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// The value of the radio that is chosen.
fn chosen(page: &str) -> Option<&str> {
    let mut tags = page.split("<input").filter_map(|input| input.split('>').next());
    let tag = tags.find(|tag| tag.contains("name=\"rhythm\"") && tag.contains(" checked"))?;
    tag.split("value=\"").nth(1)?.split('"').next()
}

on_both_databases! {
    async fn somebody_chooses_on_their_own_page_and_what_is_no_choice_is_said_at_its_field(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Anna de Vries").email("anna@voorbeeld.test").role(Role::HrAdviser).make().await;
        world.account("Pol Beleid").email("pol@voorbeeld.test").role(Role::Administrator).make().await;
        let running = Running::start(&world);
        let anna = Visitor::new(&running, BROWSER, "10.0.0.1");
        anna.sign_in("anna@voorbeeld.test");
        let page = anna.ask(PAGE, None);
        assert!(page.text.contains("id=\"round-up\""), "where the mail's link leads");
        assert_eq!(chosen(page.body()), Some("weekly"), "the standard is said");
        let (_, faulty) = anna.go(ROUND_UP_SAVE, Some("rhythm=monthly"));
        assert!(faulty.text.contains("Kies een van de mogelijkheden."));
        let (path, saved) = anna.go(ROUND_UP_SAVE, Some("rhythm=never"));
        assert_eq!(path, PAGE);
        assert!(saved.text.contains("Je krijgt deze mail niet meer."));
        assert_eq!(chosen(anna.ask(PAGE, None).body()), Some("never"));
        let pol = Visitor::new(&running, BROWSER, "10.0.0.2");
        pol.sign_in("pol@voorbeeld.test");
        assert!(!pol.ask(PAGE, None).text.contains("id=\"round-up\""), "they get no such mail");
    }
}
