//! Content hashes, as lower-case hexadecimal.

use sha2::{Digest, Sha256};

/// SHA-256 (FIPS 180-4) of some bytes as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        out.push_str(&format!("{byte:02x}"));
    }
    out
}
