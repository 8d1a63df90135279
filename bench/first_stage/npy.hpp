// Arrays as .npy files (format version 1.0), which numpy reads without conversion.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace certrail::bench {

static_assert(std::endian::native == std::endian::little, "the files say little-endian");

template <class T>
std::string npy_type() {
  const char kind = std::is_floating_point_v<T> ? 'f' : std::is_signed_v<T> ? 'i' : 'u';
  return (sizeof(T) == 1 ? "|" : "<") + std::string(1, kind) + std::to_string(sizeof(T));
}

/// `shape` such as {rows, columns}, row after row.
template <class T>
void write_npy(const std::string& path, std::span<const T> values,
               const std::vector<std::size_t>& shape) {
  std::string header = "{'descr': '" + npy_type<T>() + "', 'fortran_order': False, 'shape': (";
  for (const std::size_t size : shape) header += std::to_string(size) + ", ";
  header += "), }";
  // The whole head is padded to 64 bytes, so that the values can be mapped into memory.
  header.append(63 - (10 + header.size()) % 64, ' ') += '\n';
  std::ofstream file(path, std::ios::binary);
  file.write("\x93NUMPY\x01\x00", 8);
  file.put(static_cast<char>(header.size() & 0xFFU)).put(static_cast<char>(header.size() >> 8U));
  file << header;
  file.write(reinterpret_cast<const char*>(values.data()),
             static_cast<std::streamsize>(values.size_bytes()));
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace certrail::bench
