//! What is found across articles: in sets marked by hand, in the sample articles, and in arbitrary ones.

mod gold;
