#include "engine/batch/batch_files.hpp"

#include <zlib.h>

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "certrail/json.hpp"
#include "support/random_questions.hpp"

namespace certrail::test {

std::string as_line(const Profile& profile) {
  return nlohmann::ordered_json::parse(to_json(profile)).dump() + '\n';
}

std::string random_lines(const Catalog& catalog, std::size_t count, std::uint64_t first_seed) {
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) {
    lines += as_line(draw_question(catalog, first_seed + i, 3).profile);
  }
  return lines;
}

std::string batch_of(const Engine& engine, const std::string& lines, const BatchOptions& options,
                     const BatchRun& run) {
  const TemporaryFolder folder;
  put(folder / "in", lines);
  const auto done = run_batch(engine, {folder / "in", folder / "out"}, options, run);
  if (!done) throw std::runtime_error(to_string(done.error().front()));
  return content(folder / "out");
}

std::string unpacked(const std::string& bytes) {
  std::string out;
  std::string rest = bytes;
  while (!rest.empty()) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::runtime_error("inflateInit2");
    stream.next_in = reinterpret_cast<Bytef*>(rest.data());
    stream.avail_in = static_cast<uInt>(rest.size());
    int state = Z_OK;
    while (state == Z_OK) {
      std::array<char, 65536> block{};
      stream.next_out = reinterpret_cast<Bytef*>(block.data());
      stream.avail_out = block.size();
      state = inflate(&stream, Z_NO_FLUSH);
      out.append(block.data(), block.size() - stream.avail_out);
    }
    rest = rest.substr(rest.size() - stream.avail_in);
    inflateEnd(&stream);
    if (state != Z_STREAM_END) throw std::runtime_error("damaged gzip");
  }
  return out;
}

}  // namespace certrail::test
