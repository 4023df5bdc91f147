//! Makes the sRGB profile in assets/icc from published numbers alone.

/// sRGB's primaries and its white, D65, as x and y (IEC 61966-2-1).
const PRIMARIES: [[f64; 2]; 3] = [[0.64, 0.33], [0.30, 0.60], [0.15, 0.06]];
const WHITE: [f64; 2] = [0.3127, 0.3290];
/// The white of the profile connection space, D50 (ICC.1, 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// Bradford's matrix from XYZ to cone responses (ICC.1, annex E).
const BRADFORD: Matrix = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];

type Matrix = [[f64; 3]; 3];

/// A display profile of version 4 with a matrix and one tone curve for all channels (ICC.1:2010, 8.3.3).
pub fn srgb_profile() -> Vec<u8> {
    let white = xyz(WHITE);
    let adaptation = {
        let (from, to) = (apply(&BRADFORD, white), apply(&BRADFORD, D50));
        let scale = [[to[0] / from[0], 0.0, 0.0], [0.0, to[1] / from[1], 0.0], [0.0, 0.0, to[2] / from[2]]];
        product(&invert(&BRADFORD), &product(&scale, &BRADFORD))
    };
    let unscaled = transpose(&PRIMARIES.map(xyz));
    let amounts = apply(&invert(&unscaled), white);
    let colorants: Vec<[f64; 3]> =
        (0..3).map(|i| apply(&adaptation, PRIMARIES.map(xyz)[i].map(|value| value * amounts[i]))).collect();

    // The curve of IEC 61966-2-1 as a parametric curve of type 3: g, a, b, c, d.
    let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
    for value in [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045] {
        curve.extend(fixed(value));
    }
    let mut chad = b"sf32\0\0\0\0".to_vec();
    chad.extend(adaptation.iter().flatten().flat_map(|value| fixed(*value)));

    let tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", localized("sRGB")),
        (b"cprt", localized("No copyright, use freely")),
        (b"wtpt", xyz_tag(D50)),
        (b"chad", chad),
        (b"rXYZ", xyz_tag(colorants[0])),
        (b"gXYZ", xyz_tag(colorants[1])),
        (b"bXYZ", xyz_tag(colorants[2])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    assemble(&tags)
}

fn assemble(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + tags.len() * 12;
    let mut shared: Vec<(&Vec<u8>, usize)> = Vec::new();
    for (signature, bytes) in tags {
        // Tags of the same content share it.
        let offset = match shared.iter().find(|(other, _)| *other == bytes) {
            Some((_, offset)) => *offset,
            None => {
                let offset = start + data.len();
                data.extend(bytes);
                data.resize(data.len().next_multiple_of(4), 0);
                shared.push((bytes, offset));
                offset
            }
        };
        table.extend(**signature);
        table.extend((offset as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
    }
    let mut profile = vec![0; 128];
    profile[..4].copy_from_slice(&((start + data.len()) as u32).to_be_bytes());
    profile[8..12].copy_from_slice(&[4, 0x30, 0, 0]);
    profile[12..24].copy_from_slice(b"mntrRGB XYZ ");
    // The day on which the numbers were put together: 1 January 2026, midnight.
    for (at, value) in [2026u16, 1, 1, 0, 0, 0].into_iter().enumerate() {
        profile[24 + at * 2..26 + at * 2].copy_from_slice(&value.to_be_bytes());
    }
    profile[36..40].copy_from_slice(b"acsp");
    profile[68..80].copy_from_slice(&D50.map(fixed).concat());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn localized(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    tag.extend((utf16.len() as u32).to_be_bytes());
    tag.extend(28u32.to_be_bytes());
    tag.extend(utf16);
    tag
}

fn xyz_tag(value: [f64; 3]) -> Vec<u8> {
    let mut tag = b"XYZ \0\0\0\0".to_vec();
    tag.extend(value.map(fixed).concat());
    tag
}

/// A number in sixteen bits before the point and sixteen behind it.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn xyz([x, y]: [f64; 2]) -> [f64; 3] {
    [x / y, 1.0, (1.0 - x - y) / y]
}

fn apply(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

fn transpose(matrix: &Matrix) -> Matrix {
    [0, 1, 2].map(|column| [0, 1, 2].map(|row| matrix[row][column]))
}

fn product(left: &Matrix, right: &Matrix) -> Matrix {
    transpose(&transpose(right).map(|column| apply(left, column)))
}

/// By Cramer's rule.
fn invert(m: &Matrix) -> Matrix {
    let minor = |row: usize, column: usize| {
        let (r, c) = ([(row + 1) % 3, (row + 2) % 3], [(column + 1) % 3, (column + 2) % 3]);
        m[r[0]][c[0]] * m[r[1]][c[1]] - m[r[0]][c[1]] * m[r[1]][c[0]]
    };
    let determinant: f64 = (0..3).map(|column| m[0][column] * minor(0, column)).sum();
    [0, 1, 2].map(|row| [0, 1, 2].map(|column| minor(column, row) / determinant))
}
