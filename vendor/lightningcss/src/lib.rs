//! The part of lightningcss's interface that minify-html names, with nothing behind it: no style can be read, so
//! minify-html leaves every one as it is.

#![forbid(unsafe_code)]

/// Styles: as in lightningcss, all behind one module.
pub mod stylesheet {
    use std::marker::PhantomData;

    /// Why no style is read here.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Absent;

    impl std::fmt::Display for Absent {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("this build has no minifier of styles")
        }
    }

    impl std::error::Error for Absent {}

    /// How styles would be read.
    #[derive(Debug, Default)]
    pub struct ParserOptions<'a>(PhantomData<&'a str>);

    /// How styles would be made smaller.
    #[derive(Debug, Default)]
    pub struct MinifyOptions;

    /// How styles would be written.
    #[derive(Debug, Default)]
    pub struct PrinterOptions<'a> {
        /// Without blanks.
        pub minify: bool,
        source: PhantomData<&'a str>,
    }

    /// What would have been written.
    #[derive(Debug)]
    pub struct ToCssResult {
        /// The text.
        pub code: String,
    }

    /// There is no value of this type, nor of those that hold it.
    #[derive(Debug)]
    enum Never {}

    /// A file of styles; there is none.
    #[derive(Debug)]
    pub struct StyleSheet<'a>(Never, PhantomData<&'a str>);

    impl<'a> StyleSheet<'a> {
        /// Reads nothing.
        ///
        /// # Errors
        /// Always.
        pub fn parse(_: &'a str, _: ParserOptions<'_>) -> Result<Self, Absent> {
            Err(Absent)
        }

        /// Cannot be called.
        ///
        /// # Errors
        /// None.
        pub fn minify(&mut self, _: MinifyOptions) -> Result<(), Absent> {
            match self.0 {}
        }

        /// Cannot be called.
        ///
        /// # Errors
        /// None.
        pub fn to_css(&self, _: PrinterOptions<'_>) -> Result<ToCssResult, Absent> {
            match self.0 {}
        }
    }

    /// The value of a `style` attribute; there is none.
    #[derive(Debug)]
    pub struct StyleAttribute<'a>(Never, PhantomData<&'a str>);

    impl<'a> StyleAttribute<'a> {
        /// Reads nothing.
        ///
        /// # Errors
        /// Always.
        pub fn parse(_: &'a str, _: ParserOptions<'_>) -> Result<Self, Absent> {
            Err(Absent)
        }

        /// Cannot be called.
        pub fn minify(&mut self, _: MinifyOptions) {
            match self.0 {}
        }

        /// Cannot be called.
        ///
        /// # Errors
        /// None.
        pub fn to_css(&self, _: PrinterOptions<'_>) -> Result<ToCssResult, Absent> {
            match self.0 {}
        }
    }
}
