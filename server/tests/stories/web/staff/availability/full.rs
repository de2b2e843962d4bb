//! `/staff/availability`: where there is no room for more, the page says so at the field, and shows what was typed.

use chrono::Utc;
use domain::account::Role;
use server::availability::{CLOSED_DAYS_MAX, ClosedDaysForm, HOURS_MAX, HoursForm, add_closed_days, add_hours};
use server::on_both_databases;

use crate::addresses::{CLOSED_ADD, HOURS_ADD};
use crate::web::browser::Browser;

on_both_databases! {
    async fn whoever_has_the_greatest_number_is_told_so_at_the_field_and_loses_nothing(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let keeper = world.times_of(anna);
        let hours = HoursForm {
            weekdays: vec!["1".into()],
            start: "9:00".into(),
            end: "12:00".into(),
            way: "video".into(),
            ..HoursForm::default()
        };
        for _ in 0..HOURS_MAX {
            add_hours(&world.program, &keeper, &hours).await.expect("works").done();
        }
        let (first_day, reason) = (world.today().to_string(), "afwezig".to_owned());
        let closed = ClosedDaysForm { first_day, reason, ..ClosedDaysForm::default() };
        for _ in 0..CLOSED_DAYS_MAX {
            add_closed_days(&world.program, &keeper, &closed).await.expect("works").done();
        }
        let host = Browser::of(&world, anna).await;
        let said = |page: &str, field: &str| {
            let at = page.split(&format!("id=\"{field}-error\"")).nth(1).unwrap_or_default();
            at.split("</").next().unwrap_or_default().to_owned()
        };

        let form = format!("person={anna}&weekday=2&start=13%3A05&end=14%3A35&way=phone&place=");
        let back = host.ask(HOURS_ADD, Some(&form)).location;
        let page = host.ask(&back, None).text;
        assert!(page.contains("Meer uren kunnen er niet bij."), "{page}");
        assert!(page.contains("value=\"13:05\"") && page.contains("value=\"14:35\""), "{page}");

        let form = format!("person={anna}&first_day={}&last_day=&reason=Studiedag+elders", closed.first_day);
        let back = host.ask(CLOSED_ADD, Some(&form)).location;
        let page = host.ask(&back, None).text;
        let at_field = said(&page, "first_day");
        assert!(at_field.contains("Meer dagen kunnen er niet bij."), "{at_field:?}: {page}");
        assert!(page.contains("value=\"Studiedag elders\""), "{page}");
    }
}
