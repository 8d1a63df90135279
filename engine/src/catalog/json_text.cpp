#include "catalog/json_text.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "catalog/excerpt.hpp"
#include "catalog/json_places.hpp"

namespace certrail {
namespace {

using nlohmann::json;

/// What nlohmann says is wrong, without its prefix and without the text it last read, which may be
/// of any length and content.
std::string reason(std::string_view what) {
  const std::size_t dash = what.find(" - ");
  if (dash == std::string_view::npos) return "not JSON";
  std::string_view text = what.substr(dash + 3);
  std::string_view expected;
  const std::size_t last_read = text.find("; last read: ");
  if (last_read != std::string_view::npos) {
    const std::size_t tail = text.rfind("; expected ");
    if (tail != std::string_view::npos && tail > last_read && text.size() - tail < 50) {
      expected = text.substr(tail);
    }
    text = text.substr(0, last_read);
  }
  return "not JSON: " + std::string(text) + std::string(expected);
}

/// Bytes of what was read last: of a token that is out of place, so that it is pointed at by its
/// start, else of a bad character.
std::size_t length_of_last(std::string_view what, const std::string& token) {
  constexpr std::string_view sign = " - unexpected ";
  const std::size_t at = what.find(sign);
  if (at == std::string_view::npos) return 1;
  const std::string_view kind = what.substr(at + sign.size());
  // The lexer's token holds one token and nothing else for these two only.
  if (kind.starts_with("string literal") || kind.starts_with("number literal")) {
    return token.size();
  }
  if (kind.starts_with("true literal") || kind.starts_with("null literal")) return 4;
  return kind.starts_with("false literal") ? 5 : 1;
}

void set_place(Problem* problem, TextPlace place) {
  if (problem == nullptr) return;
  problem->line = place.line;
  problem->column = place.column;
}

/// Builds the value as the parser reports its parts.
class Builder final : public nlohmann::json_sax<json> {
 public:
  Builder(std::string_view text, ProblemSink& sink) : text_(text), sink_(sink) {
    open_.reserve(kMaxNesting);
  }

  json take() { return std::move(root_); }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override { return add(value); }
  bool number_float(double value, const std::string& /*text*/) override { return add(value); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(json::binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return open(json::value_t::object); }
  bool start_array(std::size_t /*size*/) override { return open(json::value_t::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    if (name.size() > kMaxFieldName) {
      sink_.add(ProblemCode::out_of_range, parent_pointer(),
                "a field name of " + std::to_string(name.size()) + " bytes, at most " +
                    std::to_string(kMaxFieldName) + " are allowed",
                excerpt(name));
      return false;
    }
    Open& top = open_.back();
    auto& fields = top.container->get_ref<json::object_t&>();
    const auto [at, is_new] = fields.try_emplace(std::move(name));
    top.field = &*at;
    if (!is_new) {
      sink_.add(ProblemCode::duplicate_field, pointer(),
                "the field " + excerpt(at->first) + " is named twice");
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token,
                   const json::exception& error) override {
    const std::string_view what = error.what();
    const bool overflow = dynamic_cast<const json::out_of_range*>(&error) != nullptr;
    const std::size_t length = overflow ? token.size() : length_of_last(what, token);
    const TextPlace place = place_of(text_, position - std::min(position, length));
    set_place(overflow ? sink_.add(ProblemCode::out_of_range, pointer(),
                                   "the number is too large to be finite", excerpt(token))
                       : sink_.add(ProblemCode::broken_json, "", reason(what)),
              place);
    return false;
  }

 private:
  struct Open {
    json* container;
    json::object_t::value_type* field;  ///< the one being read; objects only
  };

  template <class Value>
  bool add(Value&& value) {
    if (++values_ > kMaxValues) {
      sink_.add(ProblemCode::out_of_range, parent_pointer(),
                "more than " + std::to_string(kMaxValues) + " values in one document");
      return false;
    }
    if (open_.empty()) {
      root_ = std::forward<Value>(value);
      last_ = &root_;
    } else if (open_.back().field != nullptr) {
      last_ = &open_.back().field->second;
      *last_ = std::forward<Value>(value);
    } else {
      auto& list = open_.back().container->get_ref<json::array_t&>();
      last_ = &list.emplace_back(std::forward<Value>(value));
    }
    return true;
  }

  bool open(json::value_t type) {
    if (open_.size() >= kMaxNesting) {
      set_place(sink_.add(ProblemCode::too_deep, pointer(),
                          "nested deeper than " + std::to_string(kMaxNesting)),
                place_of(text_, offset_of_depth(text_, kMaxNesting + 1)));
      return false;
    }
    if (!add(json(type))) return false;
    open_.push_back({last_, nullptr});
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string pointer_of(std::size_t depth) const {
    std::string out;
    for (std::size_t i = 0; i < depth; ++i) {
      const Open& container = open_[i];
      if (container.field != nullptr) {
        out += pointer_step(container.field->first);
      } else if (container.container->is_array()) {
        // The list already holds the element only where that is itself open.
        const std::size_t size = container.container->size();
        out += '/' + std::to_string(i + 1 < open_.size() ? size - 1 : size);
      }
    }
    return out;
  }
  std::string pointer() const { return pointer_of(open_.size()); }
  std::string parent_pointer() const { return pointer_of(open_.empty() ? 0 : open_.size() - 1); }

  std::string_view text_;
  ProblemSink& sink_;
  json root_;
  json* last_ = nullptr;
  std::vector<Open> open_;
  std::size_t values_ = 0;
};

}  // namespace

std::string pointer_step(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::optional<json> parse_json(std::string_view text, ProblemSink& sink) {
  if (text.size() > kMaxDocumentBytes) {
    sink.add(ProblemCode::file_too_large, "",
             std::to_string(text.size()) + " bytes, at most 64 MiB are read");
    return {};
  }
  // nlohmann takes this byte for the end of the text.
  const std::size_t zero = text.find('\0');
  if (zero != std::string_view::npos) {
    set_place(sink.add(ProblemCode::broken_json, "", "not JSON: a byte that is zero"),
              place_of(text, zero));
    return {};
  }
  Builder builder(text, sink);
  if (!json::sax_parse(text.begin(), text.end(), &builder)) return {};
  return builder.take();
}

}  // namespace certrail
