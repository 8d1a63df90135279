#include "catalog/content_hash.hpp"

#include <bit>
#include <cmath>

namespace certrail {

void ContentHash::add_byte(unsigned char byte) {
  state_ ^= byte;
  state_ *= 1099511628211ULL;
}

void ContentHash::add_number(std::uint64_t number) {
  for (unsigned shift = 0; shift < 64; shift += 8) {
    add_byte(static_cast<unsigned char>(number >> shift & 0xFFU));
  }
}

void ContentHash::add_tag(char tag) { add_byte(static_cast<unsigned char>(tag)); }

// Lengths go in front, so that no two contents give the same bytes.
void ContentHash::add_text(std::string_view text) {
  add_tag('s');
  add_number(text.size());
  for (const char c : text) add_tag(c);
}

void ContentHash::add(const nlohmann::json& value) {
  using Type = nlohmann::json::value_t;
  switch (value.type()) {
    case Type::object: {
      add_tag('{');
      for (const auto& [name, field] : value.get_ref<const nlohmann::json::object_t&>()) {
        if (field.is_null()) continue;
        add_text(name);
        add(field);
      }
      add_tag('}');
      break;
    }
    case Type::array:
      add_tag('[');
      add_number(value.size());
      for (const auto& item : value) add(item);
      break;
    case Type::string:
      add_text(value.get_ref<const std::string&>());
      break;
    case Type::boolean:
      add_tag(value.get<bool>() ? 't' : 'f');
      break;
    case Type::number_integer:
    case Type::number_unsigned:
      add_tag('i');
      add_number(value.get<std::uint64_t>());
      break;
    case Type::number_float: {
      const auto number = value.get<double>();
      const bool whole = std::trunc(number) == number && std::abs(number) < 9.0e15;
      add_tag(whole ? 'i' : 'd');
      add_number(whole ? static_cast<std::uint64_t>(static_cast<std::int64_t>(number))
                       : std::bit_cast<std::uint64_t>(number));
      break;
    }
    default:
      add_tag('n');
  }
}

std::string ContentHash::hex() const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[state_ >> shift & 0xFU];
  return out;
}

}  // namespace certrail
