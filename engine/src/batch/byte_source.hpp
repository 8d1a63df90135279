// The bytes of an input: a file, standard input, or the content of a gzip file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "certrail/result.hpp"

namespace certrail {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// The next bytes, at most `count` > 0; 0 at the end. Problem unreadable_file.
  virtual Result<std::size_t> read(char* bytes, std::size_t count) = 0;

  /// Bytes taken so far from what is stored: fewer than were read where that is compressed.
  virtual std::uint64_t stored_bytes() const = 0;
};

/// "-" is standard input; a name that ends with ".gz" is unpacked, all its members.
Result<std::unique_ptr<ByteSource>> open_source(const std::string& path);

/// How an input is called in problems.
std::string source_of(const std::string& path);

inline bool is_gzip_name(const std::string& path) { return path.ends_with(".gz"); }

/// The fingerprint of a file as it is stored. Empty for what can be read only once.
Result<std::string> fingerprint_of(const std::string& path);

}  // namespace certrail
