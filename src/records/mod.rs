//! Records of training that come home: reads the file a learner saved and says what is wrong with it, joins the
//! statements of many files, and draws the register from them.
//!
//! Takes bytes and values and gives values: which files there are and what becomes of the register is decided elsewhere.

mod canonical;
mod check_code;
mod collection;
mod delivery;
mod fault;
mod file;
mod known;
mod lines;
mod mark;
mod plain;
mod refusals;
mod register;
mod regrade;
mod validity;

pub use check_code::check_code;
pub use collection::Collection;
pub use delivery::{Delivery, LearnerKey, Stated};
pub use fault::Fault;
pub use file::{MAX_BYTES, checksum, read_record_file};
pub use known::Known;
pub use lines::{CONFLICTS, LineFault, PEOPLE, STATEMENTS};
pub use mark::{Mark, marks_of};
pub use plain::{plain, steers};
pub use refusals::{Refusal, Refusals};
pub use register::{Register, Row};
pub use validity::ValidUntil;
