#include "app.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <functional>

#include "batch.hpp"
#include "certrail/version.hpp"
#include "commands.hpp"
#include "completion.hpp"
#include "loading.hpp"
#include "profile_flags.hpp"
#include "table.hpp"
#include "usage.hpp"

namespace certrail::cli {
namespace {

/// All that the arguments are read into, and the command they chose.
struct Parsed {
  Session session;
  Format format = Format::table;
  bool as_json = false;
  ProfileFlags flags;
  BatchFlags batch;
  CatalogFilter filter;
  std::optional<std::string> id;
  std::string argument;
  ImportFlags imported;
  ExportFormat exported = ExportFormat::json;
  std::optional<std::string> exported_to;
  MarketBuildFlags market;
  std::string other_argument;
  bool all = false;
  std::function<Outcome()> command;
};

CLI::App& add_command(CLI::App& parent, const char* name, const char* help, Parsed& parsed) {
  CLI::App* command = parent.add_subcommand(name, help);
  add_common_flags(*command, parsed.session);
  return *command;
}

void optional_text(CLI::App& command, const char* name, const char* type, const char* help,
                   std::optional<std::string>& value) {
  command
      .add_option_function<std::string>(
          name, [&value](const std::string& text) { value = text; }, help_lines(help))
      ->type_name(type);
}

void format_flag(CLI::App& command, Parsed& parsed) {
  command
      .add_option_function<std::string>(
          "--format",
          [&parsed](const std::string& text) {
            const auto place = chosen_word("--format", text, {"table", "json", "markdown"});
            parsed.format = std::array{Format::table, Format::json, Format::markdown}[place];
          },
          "table, json or markdown (default table)")
      ->type_name("WORD")
      ->group("The answer");
}

/// Of the command that answers with paths.
void path_format_flag(CLI::App& command, Parsed& parsed) {
  command
      .add_option_function<std::string>(
          "--format",
          [&parsed](const std::string& text) {
            const auto place = chosen_word("--format", text, {"table", "json", "markdown", "ctdl"});
            parsed.format =
                std::array{Format::table, Format::json, Format::markdown, Format::ctdl}[place];
          },
          help_lines("table, json, markdown or ctdl, paths as JSON-LD for other registries "
                     "(default table)"))
      ->type_name("WORD")
      ->group("The answer");
}

void add_questions(CLI::App& app, Parsed& parsed) {
  CLI::App& recommended =
      add_command(app, "recommend", "The best certification paths for a person, proven", parsed);
  add_profile_flags(recommended, parsed.flags);
  add_list_flags(recommended, parsed.flags);
  add_horizon_flags(recommended, parsed.flags);
  add_budget_flags(recommended, parsed.flags);
  path_format_flag(recommended, parsed);
  recommended.callback([&parsed] {
    parsed.command = [&parsed] { return recommend(parsed.flags, parsed.format, parsed.session); };
  });

  CLI::App& compared =
      add_command(app, "compare", "The best path for each cloud alone, side by side", parsed);
  add_profile_flags(compared, parsed.flags);
  add_list_flags(compared, parsed.flags);
  add_horizon_flags(compared, parsed.flags);
  add_budget_flags(compared, parsed.flags);
  format_flag(compared, parsed);
  compared.callback([&parsed] {
    parsed.command = [&parsed] { return compare(parsed.flags, parsed.format, parsed.session); };
  });

  CLI::App& gaps =
      add_command(app, "gap", "Readiness now by skill, the largest gaps first", parsed);
  add_profile_flags(gaps, parsed.flags);
  format_flag(gaps, parsed);
  gaps.callback([&parsed] {
    parsed.command = [&parsed] { return gap(parsed.flags, parsed.format, parsed.session); };
  });
}

void add_batch(CLI::App& app, Parsed& parsed) {
  CLI::App& command = add_command(app, "batch", "Answers for many profiles in a file", parsed);
  add_batch_flags(command, parsed.batch);
  command.callback(
      [&parsed] { parsed.command = [&parsed] { return batch(parsed.batch, parsed.session); }; });
}

void add_catalog(CLI::App& app, Parsed& parsed) {
  CLI::App& catalog = add_command(app, "catalog", "What is known about certifications", parsed);
  catalog.require_subcommand(1);

  CLI::App& list = add_command(catalog, "list", "Certifications, filtered", parsed);
  optional_text(list, "--provider", "ID", "of this provider, such as aws", parsed.filter.provider);
  optional_text(list, "--level", "WORD",
                "foundational, associate, specialty, professional or expert", parsed.filter.level);
  optional_text(list, "--state", "WORD",
                "open, beta, upcoming, retired or all, as of today (default open, betas too)",
                parsed.filter.state);
  optional_text(list, "--skill", "ID", "that examine this skill, the highest level first",
                parsed.filter.skill);
  format_flag(list, parsed);
  list.callback([&parsed] {
    parsed.command = [&parsed] {
      return catalog_list(parsed.filter, parsed.format, parsed.session);
    };
  });

  CLI::App& show = add_command(catalog, "show", "Every fact of one, with its source", parsed);
  show.add_option("ID", parsed.argument, "a certification, such as SAA-C03")->required();
  format_flag(show, parsed);
  show.callback([&parsed] {
    parsed.command = [&parsed] {
      return catalog_show(parsed.argument, parsed.format, parsed.session);
    };
  });

  CLI::App& graph = add_command(catalog, "graph", "What requires what, as a graph", parsed);
  optional_text(graph, "--id", "ID", "only what leads to and from this one", parsed.id);
  graph
      .add_option_function<std::string>(
          "--format",
          [&parsed](const std::string& text) {
            parsed.as_json = chosen_word("--format", text, {"dot", "json"}) == 1;
          },
          "dot or json (default dot, for Graphviz)")
      ->type_name("WORD");
  graph.callback([&parsed] {
    parsed.command = [&parsed] { return catalog_graph(parsed.id, parsed.as_json, parsed.session); };
  });

  CLI::App& report =
      add_command(catalog, "report", "The state of the data: facts, ages, ends, doubts", parsed);
  format_flag(report, parsed);
  report.callback([&parsed] {
    parsed.command = [&parsed] { return catalog_report(parsed.format, parsed.session); };
  });

  CLI::App& exported = add_command(catalog, "export", "All of it, for other programs", parsed);
  exported
      .add_option_function<std::string>(
          "--format",
          [&parsed](const std::string& text) {
            const auto place = chosen_word("--format", text, {"json", "csv", "ctdl"});
            parsed.exported =
                std::array{ExportFormat::json, ExportFormat::csv, ExportFormat::ctdl}[place];
          },
          help_lines("json, csv or ctdl, JSON-LD as the Credential Registry has it (default json)"))
      ->type_name("WORD");
  optional_text(exported, "--output", "FILE", "write there instead of to standard output",
                parsed.exported_to);
  exported.callback([&parsed] {
    parsed.command = [&parsed] {
      return catalog_export(parsed.exported, parsed.exported_to, parsed.session);
    };
  });

  CLI::App& validate =
      add_command(catalog, "validate", "Everything wrong with a data directory", parsed);
  optional_text(validate, "DIR", "", "the directory (default: the data in use)", parsed.id);
  format_flag(validate, parsed);
  validate.callback([&parsed] {
    parsed.command = [&parsed] {
      return catalog_validate(parsed.id, parsed.format, parsed.session);
    };
  });
}

void add_import(CLI::App& profile, Parsed& parsed) {
  CLI::App& command = add_command(profile, "import",
                                  "A profile from a resume, badges or a LinkedIn export", parsed);
  command
      .add_option("FILE", parsed.imported.files,
                  help_lines("JSON Resume, Open Badges (JSON or JWT), CSV files of a LinkedIn "
                             "export or the folder they are in; \"-\" reads standard input"))
      ->required();
  command
      .add_option_function<std::string>(
          "--from",
          [&parsed](const std::string& text) {
            const auto place =
                chosen_word("--from", text, {"json-resume", "open-badges", "linkedin"});
            parsed.imported.from = static_cast<PersonFormat>(place);
          },
          help_lines("json-resume, open-badges or linkedin (default: told from what is in each "
                     "file)"))
      ->type_name("WORD");
  optional_text(command, "--output", "FILE", "write the profile there (default: standard output)",
                parsed.imported.output);
  optional_text(command, "--report", "FILE",
                "write there, as JSON, what was mapped, estimated and not mapped",
                parsed.imported.report);
  optional_text(command, "--start", "DATE",
                "first day of study, YYYY-MM-DD: certificates count as of it, work goes on until "
                "it (default: today)",
                parsed.imported.start);
  command.callback([&parsed] {
    parsed.command = [&parsed] { return profile_import(parsed.imported, parsed.session); };
  });
}

void add_profile(CLI::App& app, Parsed& parsed) {
  CLI::App& profile = add_command(app, "profile", "Profiles as files", parsed);
  profile.require_subcommand(1);
  CLI::App& start = add_command(profile, "template", "A commented profile to start from", parsed);
  start.callback([&parsed] { parsed.command = [] { return profile_template(); }; });
  CLI::App& check = add_command(profile, "check", "Everything wrong with a profile", parsed);
  check.add_option("FILE", parsed.argument, "a JSON profile; \"-\" reads standard input")
      ->required();
  format_flag(check, parsed);
  check.callback([&parsed] {
    parsed.command = [&parsed] {
      return profile_check(parsed.argument, parsed.format, parsed.session);
    };
  });
  add_import(profile, parsed);
}

using ListCommand = Outcome (*)(const std::optional<std::string>&, Format, const Session&);

void add_list(CLI::App& app, Parsed& parsed, const char* name, const char* help, ListCommand list) {
  CLI::App& command = add_command(app, name, help, parsed);
  optional_text(command, "ID", "", "the one to show in full", parsed.id);
  format_flag(command, parsed);
  command.callback([&parsed, list] {
    parsed.command = [&parsed, list] { return list(parsed.id, parsed.format, parsed.session); };
  });
}

void add_market(CLI::App& app, Parsed& parsed) {
  CLI::App& market =
      add_command(app, "market", "Markets of your own, counted from postings", parsed);
  market.require_subcommand(1);

  CLI::App& build = add_command(market, "build", "A market file from job postings", parsed);
  MarketBuildFlags& flags = parsed.market;
  build
      .add_option(
          "INPUT", flags.inputs,
          help_lines("files (.ndjson, .jsonl, .csv, .json, .txt, .md, .html) and folders of "
                     "them; \"-\" reads standard input"))
      ->required();
  const auto field = [&](const char* name, const char* help, std::string& value) {
    build
        .add_option_function<std::string>(
            name, [&value](const std::string& text) { value = text; }, help_lines(help))
        ->type_name("NAME")
        ->group("Fields");
  };
  field("--text-field", "field or column of the text (default: a usual name, such as description)",
        flags.fields.text);
  field("--title-field", "of the title, which is searched too", flags.fields.title);
  field("--date-field", "of the day", flags.fields.date);
  field("--region-field", "of the region", flags.fields.region);
  build
      .add_option_function<std::string>(
          "--input-format",
          [&flags](const std::string& text) {
            chosen_word("--input-format", text, {"ndjson", "csv", "json", "text"});
            flags.input_format = text;
          },
          help_lines("ndjson, csv, json or text (default: by a file's name, else its start)"))
      ->type_name("WORD")
      ->group("Fields");
  const auto filter = [&](const char* name, const char* type, const char* help,
                          std::vector<std::string>& values) {
    add_repeatable(build, name, type, help, values)->group("Which postings");
  };
  filter("--title", "REGEX", "whose title matches, in any case; several: one of them",
         flags.titles);
  filter("--region", "WORDS", "whose region names these words; several: one of them",
         flags.regions);
  optional_text(build, "--since", "DATE", "from this day on", flags.since);
  optional_text(build, "--until", "DATE", "up to and including this day", flags.until);
  for (const char* name : {"--since", "--until"}) build.get_option(name)->group("Which postings");
  optional_text(build, "--output", "FILE", "write it there (default: standard output)",
                flags.output);
  optional_text(build, "--id", "ID", "of the market (default: the name of the file)", flags.id);
  optional_text(build, "--name", "TEXT", "of the market", flags.name);
  for (const char* name : {"--output", "--id", "--name"}) {
    build.get_option(name)->group("The market file");
  }
  build.callback([&parsed] {
    parsed.command = [&parsed] { return market_build(parsed.market, parsed.session); };
  });

  CLI::App& diff = add_command(market, "diff", "What moved from one market to another", parsed);
  diff.add_option("FROM", parsed.argument, "a market file, or an id of certrail markets")
      ->required();
  diff.add_option("TO", parsed.other_argument, "another")->required();
  diff.add_flag("--all", parsed.all, "every figure, also what chance may explain");
  format_flag(diff, parsed);
  diff.callback([&parsed] {
    parsed.command = [&parsed] {
      return market_diff(parsed.argument, parsed.other_argument, parsed.all, parsed.format,
                         parsed.session);
    };
  });
}

void add_shell(CLI::App& app, Parsed& parsed) {
  CLI::App* completion = app.add_subcommand("completion", "A completion script for your shell");
  completion
      ->add_option_function<std::string>(
          "SHELL",
          [&parsed](const std::string& text) {
            chosen_word("SHELL", text, {"bash", "zsh", "fish"});
            parsed.argument = text;
          },
          "bash, zsh or fish")
      ->required();
  completion->callback([&app, &parsed] {
    parsed.command = [&app, &parsed] {
      return Outcome{kAnswered, completion_script(app, parsed.argument), {}};
    };
  });
  CLI::App& listed = add_command(app, "ids", "", parsed);
  listed.group("");  // hidden: for completion scripts
  listed.add_option("KIND", parsed.argument)->required();
  listed.callback(
      [&parsed] { parsed.command = [&parsed] { return ids(parsed.argument, parsed.session); }; });
}

}  // namespace

Outcome version(const Session& session) {
  Outcome outcome;
  outcome.out = std::string("certrail ") + CERTRAIL_VERSION + '\n';
  const Result<Engine, Problems> engine = load_engine(session);
  if (engine) {
    const Catalog& catalog = engine.value().catalog();
    outcome.out += "catalogue " + to_string(catalog.as_of) + ", hash " + catalog.hash + '\n';
  } else {
    outcome.out += "catalogue: cannot be read, see certrail catalog validate\n";
  }
  return outcome;
}

Outcome run(int argc, const char* const* argv, const Environment& environment) {
  Parsed parsed;
  parsed.session.environment = environment;
  CLI::App app{
      "Recommends certification paths: which exams, in which order, what each adds,\n"
      "costs and takes, with the proof that nothing better exists.",
      "certrail"};
  bool wants_version = false;
  add_common_flags(app, parsed.session);
  app.add_flag("--version", wants_version, "Version of the program, date and hash of the data");
  add_questions(app, parsed);
  add_batch(app, parsed);
  add_catalog(app, parsed);
  add_profile(app, parsed);
  add_list(app, parsed, "roles", "Roles one can aim at", roles);
  add_list(app, parsed, "tracks", "Advice known by a name, as goals to ask for", tracks);
  add_list(app, parsed, "skills", "Skills and what attests them", skills);
  add_list(app, parsed, "markets", "Markets and what they ask for", markets);
  add_market(app, parsed);
  add_shell(app, parsed);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return refused(app, error, environment);
  }
  if (wants_version) return version(parsed.session);
  if (!parsed.command) return {kWrongUse, {}, help_text(app)};
  return parsed.command();
}

}  // namespace certrail::cli
