package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The table of releases is what the build does, and what the documentation says. */
class CudaReleaseTest {

    static List<CudaRelease> releases() {
        return CudaRelease.ALL;
    }

    @ParameterizedTest
    @MethodSource("releases")
    void its_profiles_set_its_versions(CudaRelease release) throws Exception {
        Map<String, String> properties = properties(List.of(release.profiles().split(",", -1)));

        assertThat(properties)
                .containsEntry("backend", "cuda")
                .containsEntry("dl4j.version", release.dl4j())
                .containsEntry("nd4j.artifact", release.artifact())
                .containsEntry("cuda.redist.version", release.redist());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void the_documentation_has_its_row(CudaRelease release) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "gpu.md")))
                .contains("| %s | `-P%s` | %s | `%s` | %s | %s | %s | %s |"
                        .formatted(
                                release.dl4j(),
                                release.profiles(),
                                release.cuda(),
                                release.artifact(),
                                release.redist(),
                                release.driver(),
                                release.machineCode().stream()
                                        .map(Capability::toString)
                                        .collect(Collectors.joining(", ")),
                                release.ptx().map(Capability::toString).orElse("none")));
    }

    @Test
    void the_documentation_names_no_other_profile() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "gpu.md"))
                        .lines()
                        .filter(line -> line.matches("\\| 1\\.0\\.0-\\S+ \\| `-P.*")))
                .hasSameSizeAs(CudaRelease.ALL);
    }

    @Test
    void the_documentation_names_for_each_card_the_newest_release_that_runs_on_it() throws IOException {
        Pattern row = Pattern.compile("\\| [^|]+ \\| (\\d+\\.\\d) \\| (\\S+) \\| `-P(\\S+)` \\|");
        List<MatchResult> cards = row.matcher(Files.readString(Path.of("..", "docs", "gpu.md")))
                .results()
                .toList();

        assertThat(cards).hasSizeGreaterThanOrEqualTo(8).allSatisfy(card -> {
            CudaRelease release = CudaRelease.runningOn(
                            Capability.parse(card.group(1)).orElseThrow())
                    .orElseThrow();
            assertThat(card.group(2)).as(card.group()).isEqualTo(release.dl4j());
            assertThat(card.group(3)).as(card.group()).isEqualTo(release.profiles());
        });
    }

    @Test
    void the_newest_release_is_the_builds_own() throws Exception {
        assertThat(properties(List.of()))
                .containsEntry("dl4j.version", CudaRelease.ALL.get(0).dl4j());
    }

    @Test
    void the_newest_release_that_runs_on_a_device_is_found() {
        assertThat(CudaRelease.runningOn(new Capability(7, 5))).contains(CudaRelease.ALL.get(0));
        assertThat(CudaRelease.runningOn(new Capability(9, 0)).orElseThrow().dl4j())
                .isEqualTo("1.0.0-M1.1");
        assertThat(CudaRelease.runningOn(new Capability(2, 0))).isEmpty();
    }

    @Test
    void the_build_in_use_is_one_that_is_known() throws IOException {
        if (!Backend.onClassPath().contains("org.nd4j.linalg.jcublas.JCublasBackend")) {
            return;
        }
        ClassLoader loader = CudaReleaseTest.class.getClassLoader();
        CudaRelease release = CudaRelease.onClassPath(name -> loader.getResource(name) != null)
                .orElseThrow();
        Properties properties = new Properties();
        try (var in = loader.getResourceAsStream(release.marker())) {
            properties.load(in);
        }
        assertThat(properties).containsEntry("version", release.dl4j());
    }

    /** Of the root's pom, as these profiles leave them: a later profile of the file counts more. */
    private static Map<String, String> properties(List<String> profiles) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", "pom.xml").toFile())
                .getDocumentElement();
        Map<String, String> properties = new TreeMap<>();
        read(project, properties);
        for (Element profile : elements(elements(project, "profiles").get(0), "profile")) {
            if (profiles.contains(elements(profile, "id").get(0).getTextContent())) {
                read(profile, properties);
            }
        }
        return properties;
    }

    private static void read(Element of, Map<String, String> into) {
        for (Element properties : elements(of, "properties")) {
            NodeList all = properties.getChildNodes();
            for (int k = 0; k < all.getLength(); k++) {
                if (all.item(k) instanceof Element each) {
                    into.put(each.getTagName(), each.getTextContent());
                }
            }
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList all = parent.getChildNodes();
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(each -> each.getTagName().equals(name))
                .toList();
    }
}
