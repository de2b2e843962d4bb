//! The organisation's settings.

use chrono::Utc;
use server::form::Filled;
use server::on_both_databases;
use server::organisation::{OrganisationFault, OrganisationField, OrganisationForm, change, organisation};

use crate::web::browser::Browser;

on_both_databases! {
    async fn settings_are_shown_changed_and_shown_again(world: World) {
        let conn = world.store().read();
        let mut form = OrganisationForm::of(&organisation(conn, world.board()).await.expect("read"));
        form.name = "  Ministerie van  Voorbeelden ".into();
        form.sector = "public".into();
        form.reply_to = "HR@Voorbeeld.test".into();
        form.level_names_nl = ["ministerie", "directie", "team"].map(str::to_owned);
        form.talks_a_day = "4".into();
        form.legal_limit_nl = "Wat strafbaar is, melden we.".into();
        change(&world.program, &world.administrator(), &form).await.expect("works").done();
        let changed = organisation(conn, world.board()).await.expect("read");
        assert_eq!(changed.name, "Ministerie van Voorbeelden");
        assert_eq!(changed.reply_to.as_ref().map(|address| address.as_str()), Some("hr@voorbeeld.test"));
        assert_eq!((changed.talks_a_day, changed.level_names_nl[1].as_str()), (4, "directie"));
        form.name = changed.name.clone();
        form.reply_to = "hr@voorbeeld.test".into();
        assert_eq!(OrganisationForm::of(&changed), form, "what was typed comes back");
    }

    async fn words_of_the_board_are_what_people_see_of_them(world: World) {
        let conn = world.store().read();
        let mut form = OrganisationForm::of(&organisation(conn, world.board()).await.expect("read"));
        form.name = "\u{200b}\u{202e}".into();
        form.level_names_nl[2] = "\u{feff}".into();
        let faults = change(&world.program, &world.administrator(), &form).await.expect("works");
        let missing = [OrganisationField::Name, OrganisationField::TeamNl].map(|field| (field, OrganisationFault::Missing));
        assert_eq!(faults, Filled::Faulty(missing.to_vec()));
        form.name = "\u{202e}Proefbestuur".into();
        form.level_names_nl[2] = "tea\u{ad}m".into();
        form.sender_name_en = "\u{200b}".into();
        form.subjects = "Scheikunde\n\u{200b}\nCafe\u{301}\nCaf\u{e9}".into();
        change(&world.program, &world.administrator(), &form).await.expect("works").done();
        let changed = organisation(conn, world.board()).await.expect("read");
        assert_eq!((changed.name.as_str(), changed.level_names_nl[2].as_str()), ("Proefbestuur", "team"));
        assert_eq!(changed.sender_name_en, "", "nothing was typed that is seen");
        let subjects: Vec<&str> = changed.subjects_listed().map(|one| one.name.as_str()).collect();
        assert_eq!(subjects, ["Scheikunde", "Caf\u{e9}"]);
    }

    async fn the_page_asks_for_every_setting(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let browser = Browser::of(&world, world.administrator().account()).await;
        let page = browser.ask("/staff/organisation", None).text;
        for field in OrganisationField::ALL {
            assert!(page.contains(&format!("name=\"{field}\"")), "{field}");
        }
    }

    async fn a_fault_changes_nothing(world: World) {
        let conn = world.store().read();
        let before = organisation(conn, world.board()).await.expect("read");
        let form = OrganisationForm {
            time_zone: "Amsterdam".into(),
            talks_a_day: "0".into(),
            reply_to: "hr".into(),
            ..OrganisationForm::of(&before)
        };
        assert_eq!(
            change(&world.program, &world.administrator(), &form).await.expect("works"),
            Filled::Faulty(vec![
                (OrganisationField::ReplyTo, OrganisationFault::AddressMalformed),
                (OrganisationField::TimeZone, OrganisationFault::UnknownTimeZone),
                (OrganisationField::TalksADay, OrganisationFault::NotANumberOfTalks),
            ])
        );
        assert_eq!(organisation(conn, world.board()).await.expect("read"), before);
    }
}
