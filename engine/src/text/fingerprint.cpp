#include "text/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace certrail {
namespace {

__extension__ using Wide = unsigned __int128;

/// Both halves of a product, folded.
std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

}  // namespace

Fingerprint fingerprint(std::string_view text) {
  constexpr std::array<std::uint64_t, 4> kOdd = {0x9e3779b97f4a7c15U, 0xbf58476d1ce4e5b9U,
                                                 0x94d049bb133111ebU, 0xd6e8feb86659fd93U};
  Fingerprint out{text.size() ^ kOdd[0], text.size() ^ kOdd[1]};
  for (std::size_t at = 0; at < text.size(); at += 16) {
    std::array<std::uint64_t, 2> block{};
    std::memcpy(block.data(), text.data() + at, std::min<std::size_t>(16, text.size() - at));
    out.first = folded_product(out.first ^ block[0], kOdd[2] ^ block[1]);
    out.second = folded_product(out.second ^ block[1], kOdd[3] ^ block[0]) + kOdd[0];
  }
  out.first = folded_product(out.first, out.second ^ kOdd[2]);
  return out;
}

}  // namespace certrail
