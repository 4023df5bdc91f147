//! Objects as the bytes of a file (ISO 32000-1, 7.3). lopdf keeps its own writer for single objects to itself.

use lopdf::{Dictionary, Object, StringFormat};

/// The bytes that most dictionaries have room in.
const USUAL_BYTES: usize = 256;

/// Appends an object in its shortest spelling. Of a stream, which is no part of another object, the dictionary alone.
pub fn object(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(true) => out.extend(b"true"),
        Object::Boolean(false) => out.extend(b"false"),
        Object::Integer(value) => integer(*value, out),
        Object::Real(value) => real(*value, out),
        Object::Name(bytes) => name(bytes, out),
        Object::String(bytes, StringFormat::Literal) => literal(bytes, out),
        Object::String(bytes, StringFormat::Hexadecimal) => hexadecimal(bytes, out),
        Object::Array(items) => array(items, out),
        Object::Dictionary(dict) => entries(dict, out),
        Object::Stream(stream) => entries(&stream.dict, out),
        Object::Reference((number, generation)) => {
            integer(i64::from(*number), out);
            out.push(b' ');
            integer(i64::from(*generation), out);
            out.extend(b" R");
        }
    }
}

/// A dictionary by itself.
pub fn dictionary(dict: &Dictionary) -> Vec<u8> {
    let mut out = Vec::with_capacity(USUAL_BYTES);
    entries(dict, &mut out);
    out
}

fn entries(dict: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dict {
        name(key, out);
        apart(value, out);
        object(value, out);
    }
    out.extend(b">>");
}

fn array(items: &[Object], out: &mut Vec<u8>) {
    out.push(b'[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            apart(item, out);
        }
        object(item, out);
    }
    out.push(b']');
}

/// A space before what does not open with a delimiter (ISO 32000-1, 7.2.2).
fn apart(next: &Object, out: &mut Vec<u8>) {
    match next {
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_) | Object::Stream(_) => {}
        _ => out.push(b' '),
    }
}

/// Appends a whole number.
pub fn integer(value: i64, out: &mut Vec<u8>) {
    if value < 0 {
        out.push(b'-');
    }
    let mut digits = [b'0'; 20];
    let mut rest = value.unsigned_abs();
    let mut count = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        count += 1;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits.iter().skip(digits.len() - count));
}

/// Most numbers have at most two decimals, which are quickly told.
fn real(value: f32, out: &mut Vec<u8>) {
    let hundredths = (f64::from(value) * 100.0).round();
    if hundredths.abs() > 1e7 || (hundredths / 100.0) as f32 != value {
        out.extend(format!("{value}").bytes());
        return;
    }
    let hundredths = hundredths as i64;
    if hundredths < 0 {
        out.push(b'-');
    }
    let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
    integer(whole, out);
    if part > 0 {
        out.push(b'.');
        out.push(b'0' + (part / 10) as u8);
        if part % 10 > 0 {
            out.push(b'0' + (part % 10) as u8);
        }
    }
}

/// A name (7.3.5): what is no regular character is spelled by its number.
fn name(name: &[u8], out: &mut Vec<u8>) {
    let is_regular = |byte: u8| byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte);
    out.push(b'/');
    for &byte in name {
        if is_regular(byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            digits(byte, out);
        }
    }
}

/// A literal string (7.3.4.2). A bare carriage return would be read as a line feed.
fn literal(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

fn hexadecimal(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'<');
    bytes.iter().for_each(|byte| digits(*byte, out));
    out.push(b'>');
}

/// A byte as two hexadecimal digits.
fn digits(byte: u8, out: &mut Vec<u8>) {
    out.extend([byte >> 4, byte & 0xF].map(|digit| if digit < 10 { b'0' + digit } else { b'A' + digit - 10 }));
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, StringFormat, dictionary};

    fn of(object: impl Into<Object>) -> String {
        let mut out = Vec::new();
        super::object(&object.into(), &mut out);
        out.into_iter().map(char::from).collect()
    }

    #[test]
    fn numbers_are_spelled_as_short_as_can_be() {
        for (value, spelling) in [(0, "0"), (7, "7"), (-120, "-120"), (i64::MIN, "-9223372036854775808")] {
            assert_eq!(of(value), spelling);
        }
        for value in [0.0, 0.5, 12.05, -0.25, 841.89, -595.3, 0.125, 0.098, 123_456.79, 99_999.99, 3.0e-4] {
            assert_eq!(of(Object::Real(value)), value.to_string());
        }
    }

    #[test]
    fn names_and_strings_keep_every_byte() {
        assert_eq!(of(Object::Name(b"A b/c#\xe9".to_vec())), "/A#20b#2Fc#23#E9");
        let literal = Object::String(b"(a\\\r\n)".to_vec(), StringFormat::Literal);
        assert_eq!(of(literal), "(\\(a\\\\\\r\n\\))");
        assert_eq!(of(Object::String(vec![0, 0x2f, 0xff], StringFormat::Hexadecimal)), "<002FFF>");
    }

    #[test]
    fn parts_stand_apart_where_they_would_run_together() {
        let dict = dictionary! {
            "Kids" => vec![(3, 0).into(), Object::Name(b"XYZ".to_vec()), 1.into(), Object::Null],
            "Flag" => true,
            "Inner" => dictionary! { "Count" => 2 },
        };
        assert_eq!(of(dict), "<</Kids[3 0 R/XYZ 1 null]/Flag true/Inner<</Count 2>>>>");
    }
}
