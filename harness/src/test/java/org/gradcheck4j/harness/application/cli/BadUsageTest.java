package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.ReportOption;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadUsageTest {

    private final Path folder;

    BadUsageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "",
                        "no command given, expected one of: suite, certify, compare, check, sweep, replay, record, diff, explain, engines, help (see 'gradcheck4j --help')"),
                mistake(
                        "mine.npz",
                        "unknown command 'mine.npz', did you mean check mine.npz? (see 'gradcheck4j --help')"),
                mistake("sute", "unknown command 'sute', did you mean suite? (see 'gradcheck4j --help')"),
                mistake(
                        "compare --bath 3",
                        "unknown option '--bath', did you mean --batch? (see 'gradcheck4j compare --help')"),
                mistake("record", "missing required parameter: 'DIR' (see 'gradcheck4j record --help')"),
                mistake("record .", ".: is not empty, expected a new or an empty folder"),
                mistake(
                        "record --case xor-2-2 out",
                        "unknown case 'xor-2-2', did you mean xor-2-2-1, xor-2-4-1, xor-2-3-3-1?"
                                + " 'gradcheck4j suite --help' lists all"),
                mistake("diff one", "missing required parameter: 'NEW' (see 'gradcheck4j diff --help')"),
                mistake("diff one two", "one: no such folder, expected a folder that 'gradcheck4j record' wrote"),
                mistake("diff . .", ".: has no manifest.json, expected a folder that 'gradcheck4j record' wrote"),
                mistake("help chek", "unknown subcommand 'chek' (see 'gradcheck4j --help')"),
                mistake("engines all", "unexpected argument 'all' (see 'gradcheck4j engines --help')"),
                mistake(
                        "suite --case wdbc-30-16",
                        "unknown case 'wdbc-30-16', did you mean wdbc-30-1, wdbc-30-16-8-1, wdbc-30-16-1-one?"
                                + " 'gradcheck4j suite --help' lists all"),
                mistake(
                        "compare --engines torch",
                        "unknown engine 'torch', expected one of: dl4j-graph, dl4j-multilayer, dl4j-samediff, finite-differences, reference"),
                mistake(
                        "compare --engines reference,reference",
                        "--engines reference,reference: reference is given twice"),
                mistake(
                        "compare --engines reference --precision half",
                        "--engines reference: reference does not compute in half, only in double, float"),
                mistake(
                        "compare --precision quad",
                        "invalid value for option '--precision': 'quad', expected double, float or half"
                                + " (see 'gradcheck4j compare --help')"),
                mistake(
                        "compare --layers 20,16,1",
                        "--layers 20,16,1: starts with 20, but wdbc has 30 features; expected 30,16,1"),
                mistake(
                        "compare --layers 30," + "2,".repeat(60_000) + "1",
                        "--layers 30,…: 60001 layers, expected at most 1000"),
                mistake(
                        "compare --layers 30,16,2",
                        "--layers 30,16,2: ends in 2, expected 1: a binary classifier has one output"),
                mistake(
                        "compare --layers 30,x,1",
                        "--layers 30,x,1: 'x' is not a width, expected whole numbers of at least 1, such as 30,16,8,1"),
                mistake(
                        "compare --layers 30,0,1",
                        "--layers 30,0,1: '0' is not a width, expected whole numbers of at least 1, such as 30,16,8,1"),
                mistake(
                        "compare --layers 30,,1",
                        "--layers 30,,1: '' is not a width, expected whole numbers of at least 1, such as 30,16,8,1"),
                mistake(
                        "compare --layers 1",
                        "--layers 1: expected at least two widths, the features first and the output last,"
                                + " such as 30,16,8,1"),
                mistake("compare --layers 30,100000000,1", "--layers 30,100000000,1: more than 100000000 weights"),
                mistake(
                        "compare --layers 30,+4,1",
                        "--layers 30,+4,1: '+4' is not a width, expected whole numbers of at least 1, such as 30,16,8,1"),
                mistake("compare --batch +4", number("--batch", "+4", "compare")),
                mistake("compare --batch 0x10", number("--batch", "0x10", "compare")),
                mistake(
                        "compare --batch 2147483648",
                        number("--batch", "2147483648", "compare", " from -2147483648 to 2147483647")),
                mistake("compare --seed ١٢", number("--seed", "١٢", "compare")),
                mistake("sweep --seed 1_000", number("--seed", "1_000", "sweep")),
                mistake(
                        "sweep --seed 9223372036854775808",
                        number(
                                "--seed",
                                "9223372036854775808",
                                "sweep",
                                " from -9223372036854775808 to 9223372036854775807")),
                mistake("sweep --cases 1e3", number("--cases", "1e3", "sweep")),
                mistake("certify --networks 4.0", number("--networks", "4.0", "certify")),
                mistake("check --max-elements +4 none.npz", number("--max-elements", "+4", "check")),
                mistake("compare --steps 1d --learning-rate 1", number("--steps", "1d", "compare")),
                mistake(
                        "compare --steps 1 --learning-rate 0x1p3",
                        "invalid value for option '--learning-rate': '0x1p3', expected a number (see 'gradcheck4j compare --help')"),
                mistake(
                        "compare --steps 1 --learning-rate 1d",
                        "invalid value for option '--learning-rate': '1d', expected a number (see 'gradcheck4j compare --help')"),
                mistake("compare --tolerance ulp:+3", tolerance("ulp:+3")),
                mistake("compare --tolerance allclose:0x1p-20,0", tolerance("allclose:0x1p-20,0")),
                mistake("compare --steps 3", "--steps 3: expected --learning-rate r, too"),
                mistake("compare --learning-rate 0.5", "--learning-rate 0.5: expected --steps K, too"),
                mistake("compare --steps 0 --learning-rate 0.5", "--steps 0: expected at least 1"),
                mistake("compare --steps 1 --learning-rate 0", "--learning-rate 0.0: expected a finite number above 0"),
                mistake(
                        "compare --steps 1 --learning-rate -1",
                        "--learning-rate -1.0: expected a finite number above 0"),
                mistake(
                        "compare --steps 1 --learning-rate NaN",
                        "--learning-rate NaN: expected a finite number above 0"),
                mistake(
                        "compare --steps 1 --learning-rate Infinity",
                        "--learning-rate Infinity: expected a finite number above 0"),
                mistake(
                        "compare --engines dl4j-multilayer --steps 1 --learning-rate 1e-9 --precision half",
                        "--learning-rate 1.0E-9: is 0.0 in half"),
                mistake(
                        "compare --engines reference --steps 1 --learning-rate 1 --report out",
                        "--report: a report shows gradients, not steps; leave out --report or --steps"),
                mistake(
                        "compare --engines reference --steps 1 --learning-rate 1 --tolerance ulp:3",
                        "--tolerance: a step is judged by its own bound; leave out --tolerance or --steps"),
                mistake("compare --batch 0", "--batch 0: expected at least 1 sample"),
                mistake("compare --batch -3", "--batch -3: expected at least 1 sample"),
                mistake("compare --batch 570", "--batch 570: wdbc has only 569 samples"),
                mistake(
                        "compare --batch many",
                        "invalid value for option '--batch': 'many', expected a whole number (see 'gradcheck4j compare --help')"),
                mistake(
                        "compare --seed 1 --seed 2",
                        "option '--seed' (S) should be specified only once (see 'gradcheck4j compare --help')"),
                mistake("compare --data none.csv", "none.csv: no such file"),
                mistake("compare --tolerance close", tolerance("close")),
                mistake("compare --tolerance allclose:1e-7", tolerance("allclose:1e-7")),
                mistake("compare --tolerance allclose:1e-7,-1", tolerance("allclose:1e-7,-1")),
                mistake("compare --tolerance ulp:Infinity", tolerance("ulp:Infinity")),
                mistake("compare --tolerance ulp:NaN", tolerance("ulp:NaN")),
                mistake("check", "missing required parameter: 'FILE.npz' (see 'gradcheck4j check --help')"),
                mistake("check none.npz", "none.npz: no such file"),
                mistake("check - -", "-: standard input can be read only once"),
                mistake(
                        "check --map W=w none.npz",
                        "invalid value for option '--map' (PART=NAME): 'W=w', expected PART=NAME, such as X=inputs, W1=w or"
                                + " W{i}=fc{i}.weight (see 'gradcheck4j check --help')"),
                mistake(
                        "check --samples across none.npz",
                        "invalid value for option '--samples': 'across', expected rows or columns"
                                + " (see 'gradcheck4j check --help')"),
                mistake(
                        "check --sigma relu none.npz",
                        "invalid value for option '--sigma': 'relu', expected exp, tanh or unknown"
                                + " (see 'gradcheck4j check --help')"),
                mistake(
                        "check --accumulate 16 none.npz",
                        "invalid value for option '--accumulate': '16', expected double, float or half"
                                + " (see 'gradcheck4j check --help')"),
                mistake("check --max-elements 0 none.npz", "--max-elements 0: expected at least 1"),
                mistake(
                        "check --against torch none.npz",
                        "unknown engine 'torch', expected one of: dl4j-graph, dl4j-multilayer, dl4j-samediff, finite-differences, reference"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_one_line_and_exit_code_2(String arguments, String line) {
        Invocation invocation = Invocation.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(invocation)
                .isEqualTo(
                        new Invocation(ExitCode.BAD_INPUT.code(), "", "gradcheck4j: " + line + System.lineSeparator()));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(List.of("a,y", "1,0", "x,1"), ", line 3: column 1 (a) is 'x', expected a number"),
                Arguments.of(List.of("a,y", ",0"), ", line 2: column 1 (a) is empty, expected a number"),
                Arguments.of(List.of("a,y", "NaN,0"), ", line 2: column 1 (a) is NaN, expected a finite number"),
                Arguments.of(
                        List.of("a,y", "1,2"),
                        ", line 2: column 2 (y) is the label and is 2, expected a number in [0, 1]"),
                Arguments.of(
                        List.of("a,y", "1e308,0", "-1e308,1", "1e308,1"),
                        ": feature 1 is too large to be standardised"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void data_that_cannot_be_used_is_one_line_and_exit_code_2(List<String> rows, String problem) throws IOException {
        Path file = Files.write(folder.resolve("data.csv"), rows);
        Invocation invocation = Invocation.of("compare", "--engines", "reference", "--data", file.toString());
        assertThat(invocation)
                .isEqualTo(new Invocation(
                        ExitCode.BAD_INPUT.code(), "", "gradcheck4j: " + file + problem + System.lineSeparator()));
    }

    @Test
    void a_report_in_the_place_of_a_file_is_refused_before_anything_is_computed() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        Invocation invocation = Invocation.of("compare", "--engines", "reference", "--report", file.toString());
        assertThat(invocation.err())
                .isEqualTo("gradcheck4j: --report " + file + ": is a file, expected a folder" + System.lineSeparator());
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    @Test
    void a_report_below_a_file_is_refused_before_anything_is_printed() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        Path report = file.resolve("out");
        Invocation invocation =
                Invocation.of("compare", "--engines", "reference", "--json", "--report", report.toString());
        assertThat(invocation)
                .isEqualTo(new Invocation(
                        ExitCode.BAD_INPUT.code(),
                        "",
                        "gradcheck4j: --report " + report + ": " + file + " is a file, expected a folder"
                                + System.lineSeparator()));
    }

    @Test
    void a_report_that_may_not_be_written_is_refused() {
        Path report = folder.resolve("not yet").resolve("out");
        // The answer of the file system is given here: nothing denies root anything.
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> ReportOption.check(report, present -> false))
                .withMessage("--report " + report + ": " + folder.toAbsolutePath() + " cannot be written to");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_report_that_the_file_system_refuses_says_why_in_words() {
        Path report = folder.resolve("a".repeat(300));
        Invocation invocation = Invocation.of("compare", "--engines", "reference", "--report", report.toString());
        assertThat(invocation.err())
                .isEqualTo("gradcheck4j: --report " + report + ": cannot be written: File name too long"
                        + System.lineSeparator());
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    @Test
    void an_empty_report_folder_is_refused() {
        assertThat(Invocation.of("compare", "--engines", "reference", "--report", ""))
                .isEqualTo(new Invocation(
                        ExitCode.BAD_INPUT.code(),
                        "",
                        "gradcheck4j: invalid value for option '--report': '', expected the name of a file or a folder"
                                + " (see 'gradcheck4j compare --help')" + System.lineSeparator()));
    }

    private static Arguments mistake(String arguments, String line) {
        return Arguments.of(arguments, line);
    }

    private static String number(String option, String typed, String command, String... range) {
        return "invalid value for option '%s': '%s', expected a whole number%s (see 'gradcheck4j %s --help')"
                .formatted(option, typed, String.join("", range), command);
    }

    private static String tolerance(String typed) {
        return "invalid value for option '--tolerance': '" + typed
                + "', expected derived, allclose:RTOL,ATOL or ulp:N with finite numbers of at least 0,"
                + " such as allclose:1e-7,1e-9 (see 'gradcheck4j compare --help')";
    }
}
