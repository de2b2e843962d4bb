//! `/staff/availability/away`: whom it concerns today, before anything is asked.

use chrono::Utc;
use chrono_tz::Europe::Amsterdam;
use server::on_both_databases;

use crate::addresses::DAYS_FREE;
use crate::itip::Talk;
use crate::web::browser::Browser;

on_both_databases! {
    async fn who_has_nobody_today_is_told_so_and_has_nothing_to_press(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let talk = Talk::planned(&world).await;
        let host = Browser::of(&world, talk.scene.adviser).await;
        let today = host.ask("/staff/availability/away", None);
        assert_eq!(today.status, 200);
        assert!(today.text.contains("Vandaag staat er geen gesprek meer bij."), "{}", today.text);
        assert!(!today.text.contains(DAYS_FREE) && !today.text.contains("Vera Trek"), "{}", today.text);
        let day = talk.row.starts_at.with_timezone(&Amsterdam);
        let then = host.ask(&format!("/staff/availability/away?first_day={}", day.date_naive()), None).text;
        for shown in ["Vera Trek", &day.format("%H.%M").to_string(), DAYS_FREE] {
            assert!(then.contains(shown), "{shown}: {then}");
        }
    }
}
