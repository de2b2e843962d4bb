//! `/staff/day` and the record: what the leaver proposes in the calendar, with the time.

use chrono::{TimeDelta, Utc};
use chrono_tz::Europe::Amsterdam;
use server::itip::Handed;
use server::on_both_databases;

use crate::itip::{HOST, Talk, VERA};
use crate::web::browser::Browser;

on_both_databases! {
    async fn a_proposed_time_is_shown_where_another_time_is_asked_for(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let talk = Talk::planned(&world).await;
        let host = Browser::of(&world, talk.scene.adviser).await;
        let day = format!("/staff/day?on={}", talk.row.starts_at.with_timezone(&Amsterdam).date_naive());
        let record = format!("/staff/departures/{}", talk.vera.id);
        assert!(!host.ask(&day, None).text.contains("stelt een ander moment voor"));
        let wanted = talk.row.starts_at + TimeDelta::hours(26);
        let time = wanted.with_timezone(&Amsterdam).format("%H.%M").to_string();
        assert_eq!(talk.hand_in(talk.counter(VERA, wanted)).await, Handed::Kept(1));
        for (page, words) in [
            (&day, "Vera Trek stelt een ander moment voor:"),
            (&record, "Vera Trek stelt een ander moment voor:"),
            (&record, "stelt in de agenda een ander moment voor:"),
        ] {
            let text = host.ask(page, None).text;
            let (_, after) = text.split_once(words).unwrap_or_else(|| panic!("{words} on {page}: {text}"));
            let said = after.chars().take(60).collect::<String>();
            assert!(said.contains(&time), "{said}");
        }
        assert_eq!(talk.hand_in(talk.counter(HOST, wanted)).await, Handed::Kept(1));
        assert!(host.ask(&day, None).text.contains("Je hebt in je eigen agenda om een ander moment gevraagd."));
        assert!(host.ask(&record, None).text.contains("de gespreksvoerder stelt in de agenda een ander moment voor:"));
    }
}
