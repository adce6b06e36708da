package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.record.RecordedRuns;
import org.gradcheck4j.harness.npz.GradientFileWriter;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command, with every kind of bad input: one clear line, exit code 2, nothing written, no stack trace. What a line says is tested
 * where it is made.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the files that cannot be read or written are those of Linux")
class BadInputTest {

    /** Of a line about a problem. */
    private static final int LONGEST = 2200;

    /** Stands for the bad file in a command line. Those of good files start with @, too. */
    private static final String BAD = "@bad";

    /** Of files that are right. */
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path good;

    private final Path folder;

    BadInputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void writeGoodFiles() throws IOException {
        Path npz = Files.copy(Path.of("..", "examples", "mine.npz"), good.resolve("good.npz"));
        Files.writeString(good.resolve("good.csv"), "a,b,y\n1,2,0\n2,1,1\n");
        RecordedRuns.kept(good.resolve("run"), RecordedRuns.run(RecordedRuns.right("mine")));
        corpus(good.resolve("corpus"), "mine.npz", Files.readAllBytes(npz));
        corpus(good.resolve("huge"), "huge.npz", beyondTheExactSolution());
    }

    /** Commands that read a file, each with what is no mistake there. */
    static Stream<Arguments> files() {
        return Stream.of(
                        reading("check @bad"),
                        reading("check --json @bad"),
                        reading("check --map X=x @bad"),
                        reading("check --against reference @bad"),
                        reading("check --tolerance ulp:4 --report @out @bad"),
                        reading("replay @bad"),
                        reading("replay --engines reference --json --report @out @bad"),
                        reading("compare --engines reference --data @bad"),
                        reading("compare --engines reference --data @bad --steps 3 --learning-rate 0.5"),
                        reading("compare --engines reference --json --report @out --data @bad"),
                        reading("compare --dl4j-model @bad --data @csv"),
                        reading("diff @bad @run"),
                        reading("diff @run @bad"),
                        reading("diff --json --report @out @run @bad"),
                        reading("certify --corpus @bad"),
                        reading("engines --engine-path @bad"),
                        reading("suite --engine-path @bad --report @out"),
                        reading("sweep --cases 1 --engine-path @bad --report @out"),
                        reading("record --engine-path @bad @out"),
                        reading("compare --engine-path @bad"),
                        reading("check --engine-path @bad --against reference @npz"),
                        reading("replay --engine-path @bad --engines reference @npz"))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> reading(String command, BadFile... except) {
        Set<BadFile> kinds = EnumSet.allOf(BadFile.class);
        Arrays.asList(except).forEach(kinds::remove);
        return kinds.stream().map(kind -> Arguments.of(command, kind));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("files")
    void a_bad_file_is_one_line_and_exit_code_2(String command, BadFile kind) throws IOException {
        Path bad = kind.in(Files.createDirectory(folder.resolve("bad")));
        refused(command.replace(BAD, bad.toString().replace("\n", "%n")));
    }

    /** Of a recorded run, or a corpus, the file inside. */
    static Stream<Arguments> contents() {
        return Stream.of(
                        "diff @bad @run manifest.json",
                        "diff @run @bad manifest.json",
                        "certify --corpus @bad manifest.csv")
                .flatMap(command -> reading(command, BadFile.MISSING));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("contents")
    void a_folder_with_a_bad_file_is_one_line_and_exit_code_2(String command, BadFile kind) throws IOException {
        Path content = kind.in(Files.createDirectory(folder.resolve("bad")));
        int space = command.lastIndexOf(' ');
        Path bad = Files.createDirectory(folder.resolve("bad folder"));
        if (Files.exists(content, LinkOption.NOFOLLOW_LINKS) && content.startsWith(folder)) {
            Files.move(content, bad.resolve(command.substring(space + 1)));
        } else if (Files.exists(content)) {
            Files.createSymbolicLink(bad.resolve(command.substring(space + 1)), content);
        }
        refused(command.substring(0, space).replace(BAD, bad.toString().replace(' ', '%')));
        Files.deleteIfExists(
                bad.resolve(command.substring(space + 1))); // JUnit warns if it finds a link out of the folder
    }

    /** Commands that write. */
    static Stream<Arguments> places() {
        return Stream.of(
                        "suite --report @bad",
                        "check --report @bad @npz",
                        "check --junit @bad @npz",
                        "compare --engines reference --batch 4 --report @bad",
                        "replay --engines reference --report @bad @npz",
                        "sweep --cases 1 --engines reference --report @bad",
                        "diff --report @bad @run @run",
                        "record --engines reference --case xor-2-2-1 @bad",
                        "explain --html @bad")
                .flatMap(command -> Stream.of(
                                "@npz/below", "/proc/none/below", "/dev/null/below", "@folder/" + "x".repeat(300), "")
                        .map(place -> Arguments.of(command, place)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("places")
    void a_place_that_cannot_be_written_is_one_line_and_exit_code_2(String command, String place) throws IOException {
        refused(command.replace(BAD, place.isEmpty() ? "%" : place));
    }

    static Stream<String> usage() {
        Stream<String> unknown = Stream.of(
                        "suite", "certify", "compare", "check", "sweep", "replay", "record", "diff", "explain",
                        "engines")
                .flatMap(command ->
                        Stream.of(command + " --no-such-option", command + " --json=maybe", command + " a b c d"));
        return Stream.concat(
                unknown.filter(each -> !each.equals("check a b c d")),
                Stream.of(
                        "explain --html @out sum-not-mean",
                        "certify --corpus @corpus --networks 3",
                        "certify --corpus @corpus --seed 3",
                        "certify --corpus @corpus --json",
                        "certify --corpus @huge",
                        "check @huge/huge.npz",
                        "replay --engines reference @huge/huge.npz",
                        "check %",
                        "replay %",
                        "diff % @run",
                        "certify --corpus %",
                        "compare --data %",
                        "compare --dl4j-model % --data @csv",
                        "compare --dl4j-model @npz",
                        "compare --dl4j-model @npz --data @csv --layers 2,1",
                        "compare --seed 99999999999999999999",
                        "compare --batch 99999999999",
                        "compare --data @csv --batch 3",
                        "compare --data @csv --layers 3,1",
                        "compare --layers 30,99999999999,1",
                        "compare --steps 1 --learning-rate 1e999 --engines reference",
                        "compare --steps 99999999999 --learning-rate 1",
                        "compare --engines reference --steps 1 --learning-rate 1 --report @out",
                        "compare --tolerance ulp:1e999",
                        "sweep --cases 0",
                        "sweep --cases -1",
                        "sweep --cases 2147483648",
                        "sweep --engines reference,reference",
                        "sweep --engines ,",
                        "certify --networks 0",
                        "check --max-elements 99999999999999999999 @npz",
                        "check --max-elements 3 @npz",
                        "check --accumulate half @npz",
                        "check --factors tf32 @npz",
                        "check --map W{i}=w @npz",
                        "check --map X=none @npz",
                        "check --against reference,dl4j-graph @npz",
                        "check --samples rows --samples columns @npz",
                        "check --json --json @npz",
                        "check --flush-to-zero --no-flush-to-zero @npz",
                        "replay @npz",
                        "replay @npz @npz",
                        "record --case none @out",
                        "suite --case xor-2-2-1 --case xor-2-2-1",
                        "explain none",
                        "explain sum-not-mean+none",
                        "explain +",
                        "check @npz\0",
                        "replay @npz\0",
                        "compare --data @csv\0",
                        "compare --dl4j-model @npz\0 --data @csv",
                        "diff @run\0 @run",
                        "record @out\0",
                        "certify --corpus @folder\0",
                        "explain --html @out\0",
                        "sweep --cases 1 --report @out\0",
                        "engines --engine-path @npz\0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usage")
    void wrong_usage_is_one_line_and_exit_code_2(String command) throws IOException {
        refused(command);
    }

    /** Runs a command; what is separated by spaces are its words, % is a space. */
    private void refused(String command) throws IOException {
        String[] words = Stream.of(command.split(" "))
                .map(word -> word.equals("%") ? "" : word)
                .map(word -> word.replace("@npz", good.resolve("good.npz").toString())
                        .replace("@csv", good.resolve("good.csv").toString())
                        .replace("@run", good.resolve("run").toString())
                        .replace("@corpus", good.resolve("corpus").toString())
                        .replace("@huge", good.resolve("huge").toString())
                        .replace("@out", folder.resolve("out").toString())
                        .replace("@folder", good.toString())
                        .replace("bad%folder", "bad folder")
                        .replace("%n", "\n"))
                .toArray(String[]::new);
        Map<String, Long> before = tree(folder);
        Map<String, Long> goodBefore = tree(good);

        Invocation invocation = Invocation.of(words);

        assertThat(invocation.err())
                .startsWith("gradcheck4j: ")
                .hasLineCount(1)
                .hasSizeLessThan(LONGEST + folder.toString().length())
                .doesNotContain("internal error", "Exception", "\tat ", ": null", "\u001b");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        if (command.startsWith("check --json /")) {
            assertThat(invocation.out()).hasLineCount(1).startsWith("{").contains("\"refused\"");
        } else if (!command.matches("check --(report|junit) (/proc/none/below|.*x{300}) @npz")) { // known too late
            assertThat(invocation.out()).isEmpty();
        }
        assertThat(tree(folder)).isEqualTo(before);
        assertThat(tree(good)).isEqualTo(goodBefore);
    }

    private static void corpus(Path folder, String file, byte[] content) throws IOException {
        Files.createDirectory(folder);
        Files.writeString(
                folder.resolve("manifest.csv"), "file,slug,kind,names,none\n" + file + ",a,wrong,sum-not-mean,no\n");
        Files.write(folder.resolve(file), content);
    }

    /** Finite weights, whose products with the features are not. */
    private static byte[] beyondTheExactSolution() {
        Network network = new Network(List.of(new Layer(Matrix.of(1, 1, 1e308), Matrix.column(0))));
        Batch batch = new Batch(Matrix.of(1, 1, 10), Matrix.row(1));
        Gradients gradients = new Gradients(List.of(new LayerGradient(Matrix.of(1, 1, 0), Matrix.column(0))));
        return GradientFileWriter.bytes("mine", network, batch, Precision.DOUBLE, EngineOutput.of(gradients));
    }

    /** Every file, with its length. */
    private static Map<String, Long> tree(Path folder) throws IOException {
        Map<String, Long> tree = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                tree.put(each.toString(), Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS) ? Files.size(each) : -1);
            }
        }
        return tree;
    }
}
