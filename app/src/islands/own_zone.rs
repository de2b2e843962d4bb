//! Offers the browser's own time zone beside the organisation's, to somebody whose clocks differ from
//! those on the page. The button is the page's, hidden as it comes, and posts what the page's own list of
//! zones does; nothing else is kept. All that happens here is to name the zone on it and to show it.

use leptos::prelude::*;

/// The id of the button.
pub const BUTTON: &str = "own-zone";
/// Stands in its words where the place comes.
pub const PLACE: &str = "[place]";
/// The id of the list of zones, whose words for a place are used where it has it.
pub const LIST: &str = "zone";

/// How clocks stand at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// Since the epoch.
    pub seconds: i64,
    /// Ahead of UTC; negative west of Greenwich.
    pub minutes_ahead: i64,
}

/// Writes down for the button's `data-shown` how the clocks stand by which a page tells the time, each at
/// a few moments: `1800000000 60,1807862400 120;…`. Zones are compared by their clocks, since Brussels is
/// no other time than Amsterdam. Made by hand, as what reads it is sent to phones.
pub fn written(shown: &[Vec<At>]) -> String {
    let one = |at: &At| format!("{} {}", at.seconds, at.minutes_ahead);
    let clocks = |clocks: &Vec<At>| clocks.iter().map(one).collect::<Vec<_>>().join(",");
    shown.iter().map(clocks).collect::<Vec<_>>().join(";")
}

/// Names the browser's zone on the button and shows it, where its clocks are none of those shown.
#[island]
pub fn OwnZone() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::offer();
}

#[cfg(feature = "hydrate")]
mod browser {
    use js_sys::{Array, Date, Intl, Object, Reflect};
    use leptos::prelude::document;
    use wasm_bindgen::JsValue;

    use super::{BUTTON, LIST, PLACE};

    /// Once, when the page stands; whatever the browser does not know leaves the button hidden.
    pub fn offer() -> Option<()> {
        let button = document().get_element_by_id(BUTTON)?;
        let shown = button.get_attribute("data-shown")?;
        if shown.split(';').any(|clocks| clocks.split(',').all(|at| goes_by(at) == Some(true))) {
            return None;
        }
        let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
        let zone = Reflect::get(&format.resolved_options(), &"timeZone".into()).ok()?.as_string()?;
        let place = listed(&zone).or_else(|| domain::zone::town(&zone))?;
        button.set_text_content(Some(&button.text_content()?.replace(PLACE, &place)));
        button.set_attribute("value", &zone).ok()?;
        button.remove_attribute("hidden").ok()
    }

    /// Whether the browser's clocks stand so: `seconds minutes_ahead`.
    fn goes_by(at: &str) -> Option<bool> {
        let (seconds, ahead) = at.split_once(' ')?;
        let (seconds, ahead): (u32, i32) = (seconds.parse().ok()?, ahead.parse().ok()?);
        let moment = Date::new(&JsValue::from_f64(f64::from(seconds) * 1000.0));
        Some(moment.get_timezone_offset() == f64::from(-ahead))
    }

    /// What the page's own list calls it.
    fn listed(zone: &str) -> Option<String> {
        let options = document().get_element_by_id(LIST)?.query_selector_all("option").ok()?;
        let is_it = |value: &JsValue| value.as_string().as_deref() == Some(zone);
        (0..options.length())
            .filter_map(|index| options.get(index))
            .find(|option| Reflect::get(option, &"value".into()).is_ok_and(|value| is_it(&value)))
            .and_then(|option| option.text_content())
    }
}
