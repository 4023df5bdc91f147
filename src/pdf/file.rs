//! The file on its way out: objects are written as soon as they are finished, their places are kept for the end.
//!
//! Streams go out at once. All other objects gather in object streams (ISO 32000-1, 7.5.7), and a cross-reference
//! stream closes the file (7.5.8), so that nothing but the objects' places stays in memory.

use std::cell::RefCell;
use std::io::{self, Write};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};

use super::{object, spell};

/// Objects in one object stream: more compress better, fewer are faster to open.
const OBJECTS_PER_STREAM: usize = 200;

/// Object streams that are compressed at a time, shared among the processors.
const STREAMS_AT_A_TIME: usize = 8;

/// On pages of text level 4 takes three quarters of the time of level 6, for a fortieth more bytes.
const DEFLATE_LEVEL: u32 = 4;

/// A PDF file that is being written.
pub struct PdfFile<'w> {
    out: &'w mut dyn Write,
    written: u64,
    digest: Sha256,
    places: Vec<Place>,
    /// Object streams; the last is being filled, the others wait for company.
    packs: Vec<Pack>,
}

/// Objects that will be one object stream.
#[derive(Default)]
struct Pack {
    numbers: Vec<u32>,
    /// Where each ends in the bytes.
    ends: Vec<usize>,
    bytes: Vec<u8>,
}

/// Where an object is, one for each object number.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere: a number that was reserved and not used.
    Free,
    /// So many bytes into the file.
    Offset(u64),
    /// In the object stream of that number, at that index.
    Packed { stream: u32, index: u16 },
}

impl<'w> PdfFile<'w> {
    /// Writes the header (ISO 19005-3, 6.1.2): the version, and bytes that mark the file as binary.
    pub fn begin(out: &'w mut dyn Write) -> io::Result<Self> {
        let mut file = Self { out, written: 0, digest: Sha256::new(), places: vec![Place::Free], packs: Vec::new() };
        file.raw(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(file)
    }

    /// Takes a number for an object that will be put later.
    pub fn reserve(&mut self) -> ObjectId {
        self.places.push(Place::Free);
        ((self.places.len() - 1) as u32, 0)
    }

    /// Puts an object that is not a stream under a number reserved before.
    pub fn put(&mut self, id: ObjectId, object: impl Into<Object>) -> io::Result<()> {
        self.pack(id, |bytes| spell::object(&object.into(), bytes))
    }

    /// As [`PdfFile::put`], with an object that is spelled already.
    pub fn put_spelled(&mut self, id: ObjectId, spelled: &[u8]) -> io::Result<()> {
        self.pack(id, |bytes| bytes.extend_from_slice(spelled))
    }

    fn pack(&mut self, id: ObjectId, spell: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        if self.packs.last().is_none_or(|pack| pack.numbers.len() == OBJECTS_PER_STREAM) {
            if self.packs.len() == STREAMS_AT_A_TIME {
                self.flush_packs()?;
            }
            self.packs.push(Pack::default());
        }
        if let Some(pack) = self.packs.last_mut() {
            pack.numbers.push(id.0);
            spell(&mut pack.bytes);
            pack.bytes.push(b' ');
            pack.ends.push(pack.bytes.len());
        }
        Ok(())
    }

    /// Adds an object that is not a stream.
    pub fn add(&mut self, object: impl Into<Object>) -> io::Result<ObjectId> {
        let id = self.reserve();
        self.put(id, object)?;
        Ok(id)
    }

    /// Adds a stream whose bytes are encoded as its dictionary says.
    pub fn add_stream(&mut self, dict: Dictionary, bytes: &[u8]) -> io::Result<ObjectId> {
        let id = self.reserve();
        self.put_stream(id, dict, bytes)?;
        Ok(id)
    }

    /// Adds a stream and compresses it.
    pub fn add_deflated(&mut self, mut dict: Dictionary, bytes: &[u8]) -> io::Result<ObjectId> {
        dict.set("Filter", object::name("FlateDecode"));
        self.add_stream(dict, &deflated(bytes)?)
    }

    /// Puts a stream whose bytes are encoded as its dictionary says.
    pub fn put_stream(&mut self, id: ObjectId, mut dict: Dictionary, bytes: &[u8]) -> io::Result<()> {
        dict.set("Length", bytes.len() as i64);
        if let Some(place) = self.places.get_mut(id.0 as usize) {
            *place = Place::Offset(self.written);
        }
        let mut head = format!("{} {} obj\n", id.0, id.1).into_bytes();
        head.extend(spell::dictionary(&dict));
        head.extend_from_slice(b"\nstream\n");
        self.raw(&head)?;
        self.raw(bytes)?;
        self.raw(b"\nendstream\nendobj\n")
    }

    /// Writes what is left and the cross-reference stream. The file's identifier is a hash of its bytes
    /// (ISO 32000-1, 14.4, leaves the way of making it open; it is required by ISO 19005-3, 6.1.3).
    pub fn finish(mut self, catalog: ObjectId, info: ObjectId) -> io::Result<()> {
        self.flush_packs()?;
        let digest = self.digest.clone().finalize();
        let identifier = object::bytes(digest.get(..16).unwrap_or(&digest));
        let start = self.written;
        let id = self.reserve();
        if let Some(place) = self.places.last_mut() {
            *place = Place::Offset(start);
        }
        let (rows, widths) = cross_reference_rows(&self.places, start);
        let columns: i64 = widths.iter().sum();
        let dict = dictionary! {
            "Type" => object::name("XRef"),
            "Size" => self.places.len() as i64,
            "W" => widths.map(Object::Integer).to_vec(),
            "Root" => catalog,
            "Info" => info,
            "ID" => vec![identifier.clone(), identifier],
            "Filter" => object::name("FlateDecode"),
            "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => columns },
        };
        self.put_stream(id, dict, &deflated(&rows)?)?;
        self.raw(format!("startxref\n{start}\n%%EOF\n").as_bytes())?;
        self.out.flush()
    }

    /// Writes the object streams that wait. They are compressed side by side; what is written does not depend on it.
    fn flush_packs(&mut self) -> io::Result<()> {
        let packs = std::mem::take(&mut self.packs);
        let packed: Vec<io::Result<(usize, Vec<u8>)>> = packs.par_iter().map(Pack::deflated).collect();
        for (pack, packed) in packs.iter().zip(packed) {
            let (first, bytes) = packed?;
            let id = self.reserve();
            for (index, number) in pack.numbers.iter().enumerate() {
                if let Some(place) = self.places.get_mut(*number as usize) {
                    *place = Place::Packed { stream: id.0, index: index as u16 };
                }
            }
            let dict = dictionary! {
                "Type" => object::name("ObjStm"),
                "N" => pack.numbers.len() as i64,
                "First" => first as i64,
                "Filter" => object::name("FlateDecode"),
            };
            self.put_stream(id, dict, &bytes)?;
        }
        Ok(())
    }

    fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.digest.update(bytes);
        self.written += bytes.len() as u64;
        Ok(())
    }
}

impl Pack {
    /// The object stream, compressed, and where its first object starts (ISO 32000-1, 7.5.7).
    fn deflated(&self) -> io::Result<(usize, Vec<u8>)> {
        let mut content = Vec::with_capacity(self.bytes.len() + self.numbers.len() * 12);
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        for (number, start) in self.numbers.iter().zip(starts) {
            for part in [i64::from(*number), start as i64] {
                spell::integer(part, &mut content);
                content.push(b' ');
            }
        }
        let first = content.len();
        content.extend_from_slice(&self.bytes);
        Ok((first, deflated(&content)?))
    }
}

/// The bytes in zlib's format, as FlateDecode reads them.
pub fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    thread_local! {
        // A compressor clears some hundred kilobytes when it is made; a page has a few.
        static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(DEFLATE_LEVEL), true));
    }
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        let mut out = Vec::with_capacity(bytes.len() / 3 + 64);
        loop {
            let rest = bytes.get(compressor.total_in() as usize..).unwrap_or_default();
            let status = compressor.compress_vec(rest, &mut out, FlushCompress::Finish).map_err(io::Error::other)?;
            if status == Status::StreamEnd {
                return Ok(out);
            }
            out.reserve(out.capacity().max(1024));
        }
    })
}

/// The rows of the cross-reference stream, each as its difference from the one above (PNG's 'Up'): neighbouring
/// objects differ by little, so that the rows all but vanish in compression.
fn cross_reference_rows(places: &[Place], last_offset: u64) -> (Vec<u8>, [i64; 3]) {
    let offset_bytes = (8 - last_offset.leading_zeros() as usize / 8).max(3);
    let mut rows = Vec::with_capacity(places.len() * (offset_bytes + 4));
    let mut above = vec![0u8; offset_bytes + 3];
    for (number, place) in places.iter().enumerate() {
        let (kind, second, third): (u8, u64, u16) = match *place {
            Place::Free => (0, 0, if number == 0 { 0xFFFF } else { 0 }),
            Place::Offset(offset) => (1, offset, 0),
            Place::Packed { stream, index } => (2, u64::from(stream), index),
        };
        let mut row = vec![kind];
        row.extend(second.to_be_bytes().into_iter().skip(8 - offset_bytes));
        row.extend(third.to_be_bytes());
        rows.push(2);
        rows.extend(row.iter().zip(&above).map(|(byte, up)| byte.wrapping_sub(*up)));
        above = row;
    }
    (rows, [1, offset_bytes as i64, 2])
}
