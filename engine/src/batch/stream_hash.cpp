#include "batch/stream_hash.hpp"

#include <bit>
#include <cstring>

namespace certrail {

static_assert(std::endian::native == std::endian::little, "fingerprints would differ");

void StreamHash::add_word(std::uint64_t word) {
  state_[0] = (std::rotl(state_[0], 29) ^ word) * 0x9e3779b97f4a7c15U;
  state_[1] = (state_[1] ^ std::rotl(word, 32)) * 0xc2b2ae3d27d4eb4fU + state_[0];
}

void StreamHash::add(std::string_view bytes) {
  size_ += bytes.size();
  while (open_bytes_ != 0 && !bytes.empty()) {
    open_ |= std::uint64_t{static_cast<unsigned char>(bytes.front())} << (8 * open_bytes_);
    bytes.remove_prefix(1);
    if (++open_bytes_ < 8) continue;
    add_word(open_);
    open_ = 0;
    open_bytes_ = 0;
  }
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    add_word(word);
  }
  for (const char c : bytes) {
    open_ |= std::uint64_t{static_cast<unsigned char>(c)} << (8 * open_bytes_++);
  }
}

std::string StreamHash::hex() const {
  StreamHash last = *this;
  last.add_word(open_);
  last.add_word(size_);
  std::uint64_t value = last.state_[0] ^ std::rotl(last.state_[1], 17);
  value = (value ^ (value >> 31U)) * 0x9e3779b97f4a7c15U;
  value ^= value >> 29U;
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15U];
  return out;
}

}  // namespace certrail
