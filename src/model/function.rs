//! What employees do in the company, and the modules that each function takes.

use super::id::{FunctionId, ModuleId};
use crate::locale::LocalizedText;
use serde::{Deserialize, Serialize};

/// What people do in the company; training is chosen by it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// Id.
    pub id: FunctionId,
    /// Name.
    pub title: LocalizedText,
    /// Modules that everybody with this function takes, in the order in which they are taken.
    #[serde(default)]
    pub modules: Vec<ModuleId>,
    /// Modules for those whose own work they are about.
    #[serde(default)]
    pub optional: Vec<ModuleId>,
}

impl Function {
    /// The function that everybody has; its modules come before those of every other one.
    pub const EVERYONE: &str = "everyone";

    /// Whether everybody has it.
    pub fn is_everyone(&self) -> bool {
        self.id.as_str() == Self::EVERYONE
    }
}

/// `content/functions.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionsFile {
    /// `sekisho/functions/1`.
    pub schema: String,
    /// The functions, in order.
    pub functions: Vec<Function>,
}
