//! The program is killed while many people work with it, at random moments and at those that matter, and starts again on
//! the same database: what it had acknowledged is there, and nothing is there two times.

mod breaks;
pub mod crew;
mod faults;
pub mod kills;
pub mod people;
mod power;
mod taken_back;
pub mod verdict;

/// Whether what takes long was asked for (`cargo xtask test --deep`): many more kills, for one.
pub fn is_deep() -> bool {
    std::env::var("UITZWAAI_TEST_DEEP").is_ok_and(|value| value == "1")
}

/// Where the chances begin: told in the output, and taken from the environment to tell a failure again.
pub fn seed() -> u64 {
    let told = std::env::var("UITZWAAI_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    // Of the clock, its finest part: the rest is much the same from one run to the next.
    let seed = told.unwrap_or_else(|| u64::from(chrono::Utc::now().timestamp_subsec_nanos()) | 1);
    println!("UITZWAAI_TEST_SEED={seed}");
    seed
}
