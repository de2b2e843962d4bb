//! What is read from published figures. What may be published is decided in [`crate::disclosure`].

mod chance;
mod stand_out;

pub use chance::{Share, exact_difference, exact_lead, points_between};
pub use stand_out::{
    Against, Candidate, LARGEST_CHANCE, LEAST_POINTS, MOST_THINGS, StandsOut, Why, clear_of_chance, stand_out,
};
