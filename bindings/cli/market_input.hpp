// The files that a market is counted from.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "certrail/posting_reader.hpp"
#include "certrail/result.hpp"

namespace certrail::cli {

struct MarketInput {
  std::string path;  ///< "-" is standard input
  /// Empty: by what it begins with.
  std::optional<PostingFormat> format;
  bool in_folder = false;  ///< nobody named it: it may be no file of postings
};

struct MarketInputs {
  std::vector<MarketInput> files;  ///< folders by the names of the files in them
  std::int64_t bytes = 0;          ///< of all; 0 = not known
  std::int64_t skipped = 0;        ///< files in folders whose kind is not read
};

/// Files, and what is in folders and the folders in these. Problem unreadable_file.
Result<MarketInputs> find_market_inputs(const std::vector<std::string>& paths,
                                        std::optional<PostingFormat> format);

/// What became of reading one.
struct MarketInputRead {
  PostingFields fields;
  PostingFormat format = PostingFormat::text;
  /// Problem unreadable_file: reading failed half way, what came before was handed out.
  std::optional<Problem> broken_off;
};

/// Reads one from end to end. Problems: unreadable_file where nothing of it can be read, and what
/// the reader fails with.
Result<MarketInputRead> read_market_input(const MarketInput& input, const PostingFields& fields,
                                          const PostingReader::OnPosting& on_posting,
                                          const PostingReader::OnDefect& on_defect,
                                          std::atomic<std::int64_t>& bytes_read);

}  // namespace certrail::cli
