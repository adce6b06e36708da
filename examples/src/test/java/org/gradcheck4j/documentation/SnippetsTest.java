package org.gradcheck4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation shows stands word for word in a file that the build compiles and runs, and what it names is
 * there.
 */
class SnippetsTest {

    private static final List<Path> FILES = files();
    private static final Set<String> CLASSES = FILES.stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.replace(".java", ""))
            .collect(Collectors.toSet());

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][a-z0-9]+([A-Z][A-Za-z0-9]*)+");

    private static final Set<String> OF_OTHERS = Set.of(
            "ComputationGraph",
            "DenseLayer",
            "GradientCheckUtil",
            "LossBinaryXENT",
            "ModelSerializer",
            "MultiLayerNetwork",
            "OutputLayer",
            "SameDiff",
            "SigmoidBinaryCrossEntropyLoss",
            "TimesOneMinus");

    static Stream<Fence> java() {
        return fences("java");
    }

    /** Cut at empty lines: between what a page shows together, the file may have more. */
    @ParameterizedTest
    @MethodSource("java")
    void java_is_compiled(Fence fence) {
        List<List<String>> sources = FILES.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(SnippetsTest::strippedLines)
                .toList();
        for (List<String> paragraph : fence.paragraphs()) {
            assertThat(sources)
                    .as("%s: some Java file holds%n%s", fence, String.join("\n", paragraph))
                    .anyMatch(source -> Collections.indexOfSubList(source, paragraph) >= 0);
        }
    }

    static Stream<Fence> python() {
        return fences("python");
    }

    @ParameterizedTest
    @MethodSource("python")
    void python_made_an_example_s_file_or_is_what_the_module_says_of_itself(Fence fence) {
        List<String> shown = fence.lines().stream().map(String::strip).toList();
        assertThat(Stream.of("examples/first.py", "examples/mine.py", "harness/src/main/python/gradcheck_save.py"))
                .anySatisfy(file ->
                        assertThat(strippedLines(Page.ROOT.resolve(file))).containsSequence(shown));
    }

    static Stream<Fence> gradle() {
        return fences("kotlin");
    }

    @ParameterizedTest
    @MethodSource("gradle")
    void a_dependency_of_gradle_is_the_same(Fence fence) {
        assertThat(String.join("\n", fence.lines()))
                .contains("\"org.gradcheck4j:gradcheck4j-harness:" + version() + "\"");
    }

    static Stream<Fence> xml() {
        return fences("xml");
    }

    @ParameterizedTest
    @MethodSource("xml")
    void a_dependency_is_the_one_of_the_example(Fence fence) {
        assertThat(String.join("\n", fence.lines())).contains("<version>" + version() + "</version>");
        assertThat(strippedLines(Page.ROOT.resolve("examples/pom.xml")))
                .containsSequence(fence.lines().stream()
                        .map(line -> line.strip().replace(version(), "${project.version}"))
                        .toList());
    }

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void classes_that_are_named_are_there(Page page) {
        assertThat(page.code()
                        .map(code -> code.replaceFirst("\\.[a-z]\\w*$", ""))
                        .filter(CLASS_NAME.asMatchPredicate())
                        .filter(name -> !CLASSES.contains(name) && !OF_OTHERS.contains(name)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_files(Page page) {
        assertThat(page.links())
                .allSatisfy(link -> assertThat(page.file().resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void files_that_are_named_are_there(Page page) {
        assertThat(page.code().filter(code -> code.matches("(ci|docs|examples|[a-z0-9]+(-[a-z0-9]+)*/src)/\\S+")))
                .allSatisfy(path -> assertThat(Page.ROOT.resolve(path)).exists());
    }

    private static String version() {
        return Pattern.compile("<revision>(.*)</revision>")
                .matcher(Page.read(Page.ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static Stream<Fence> fences(String language) {
        return Page.all().stream().flatMap(page -> page.fences().stream()).filter(fence -> fence.language()
                .equals(language));
    }

    private static List<String> strippedLines(Path file) {
        return Page.read(file).lines().map(String::strip).toList();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            return files.filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\].*"))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
