//! What the search can be told. One default serves every kind of folder.

/// How passages are sought. Lengths are in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// A shared run of this many words makes two articles candidates, however common it is.
    pub seed_run: usize,
    /// Unmatched words, on either side, that a word-for-word passage may bridge.
    pub gap: usize,
    /// Matched words that a word-for-word passage needs.
    pub min_words: usize,
    /// How many of them must lie outside quotations, furniture and credits for the passage to be copying.
    pub min_own_words: usize,
    /// Up to how many holders of one fingerprint are all compared with each other; above, each is compared with
    /// the earliest holders and with its predecessor only.
    pub clique: usize,
    /// How many of the earliest holders, each of another outlet, all later ones are compared with.
    pub stars: usize,
    /// Similarity from which a passage is called verbatim.
    pub verbatim: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed_run: 10, gap: 12, min_words: 20, min_own_words: 15, clique: 192, stars: 8, verbatim: 0.95 }
    }
}
