//! Content hashes, as lower-case hexadecimal.

use sha2::{Digest, Sha256};

/// SHA-256 (FIPS 180-4) of some bytes as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let digits = |byte: u8| [byte >> 4, byte & 0xF].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    Sha256::digest(bytes).into_iter().flat_map(digits).collect()
}
