#include "batch/gzip_member.hpp"

#include <zlib.h>

#include <new>

namespace certrail {

std::string gzip_library() { return ::zlibVersion(); }

void make_gzip_member(std::string_view bytes, std::string& out) {
  constexpr int gzip_header = 15 + 16;  // without name and time
  constexpr int memory_level = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_header, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  out.resize(deflateBound(&stream, static_cast<uLong>(bytes.size())));
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);  // ends at once: there is room for all
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
}

}  // namespace certrail
