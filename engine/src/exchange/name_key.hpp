// Names made comparable: what two spellings of one name have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace certrail {

/// Letters in lower case, digits, '+' and '#', with one space where anything else stood; "&" is
/// "and", apostrophes and the signs of trademarks are left out. "AWS Certified Solutions Architect
/// – Associate™" and "aws certified solutions architect associate" have one key.
std::string name_key(std::string_view text);

/// The words of a key.
std::vector<std::string_view> key_words(std::string_view key);

/// A key without its spaces, as codes are compared: "az305" for "AZ-305" and "AZ 305".
std::string squeezed(std::string_view key);

/// Does the text, a name or an address, contain all the words of `key` in a row?
bool holds_words(std::string_view text_key, std::string_view key);

/// What stands in round or square brackets, and the rest.
struct BracketParts {
  std::string outside;
  std::vector<std::string> inside;
};
BracketParts split_brackets(std::string_view text);

}  // namespace certrail
