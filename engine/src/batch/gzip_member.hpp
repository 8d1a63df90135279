// A gzip file is a row of members, each of which can be unpacked alone.
#pragma once

#include <string>
#include <string_view>

namespace certrail {

/// The name and version of the library, for other ones give other bytes.
std::string gzip_library();

/// `bytes` as one member, the same bytes for the same library; `out` is overwritten.
void make_gzip_member(std::string_view bytes, std::string& out);

}  // namespace certrail
