package org.gradcheck4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What comes from others is there for a reason, and a comment above it says which. */
class PomsTest {

    /** A dependency, a plugin, and a processor of annotations. */
    private static final Set<String> FROM_OTHERS = Set.of("dependency", "plugin", "path");

    private static final String OUR_GROUP = "org.gradcheck4j";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "reference-impl/pom.xml",
                "dl4j-bridge/pom.xml",
                "harness/pom.xml",
                "examples/pom.xml",
                "examples/djl/pom.xml"
            })
    void each_version_of_what_others_made_is_justified(String pom) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Page.ROOT.resolve(pom).toFile())
                .getElementsByTagName("*");
        Stream<Element> withVersion = IntStream.range(0, all.getLength())
                .mapToObj(k -> (Element) all.item(k))
                .filter(each -> FROM_OTHERS.contains(each.getTagName()))
                .filter(each -> child(each, "version") != null && !OUR_GROUP.equals(child(each, "groupId")));
        assertThat(withVersion.filter(each -> !comesAfterAComment(each)).map(each -> child(each, "artifactId")))
                .isEmpty();
    }

    private static String child(Element parent, String name) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals(name)) {
                return each.getTextContent();
            }
        }
        return null;
    }

    private static boolean comesAfterAComment(Element element) {
        Node before = element.getPreviousSibling();
        while (before.getNodeType() == Node.TEXT_NODE) {
            before = before.getPreviousSibling();
        }
        return before.getNodeType() == Node.COMMENT_NODE;
    }
}
