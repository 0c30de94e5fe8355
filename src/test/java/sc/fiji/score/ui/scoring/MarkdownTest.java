package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTest {

	@Test
	void headingsParagraphsAndLists() {
		assertEquals("<h2>Title</h2><p>One two</p><ul><li>a<li>b go on</ul><ol><li>first<li>second</ol>", Markdown.toHtml(
			"# Title\n\nOne\ntwo\n\n- a\n- b\n  go on\n\n1. first\n2) second\n"));
	}

	@Test
	void emphasisCodeAndLinks() {
		assertEquals("<p><b>bold</b> <i>thin</i> <code>F</code> site (http://x)</p>", Markdown.toHtml(
			"**bold** *thin* `F` [site](http://x)"));
		assertEquals("<p>snake_case_name 2 * 3 * 4</p>", Markdown.toHtml("snake_case_name 2 * 3 * 4"));
	}

	@Test
	void tagsAreShownNotObeyed() {
		assertEquals("<p>&lt;script&gt; &amp; 1 &lt; 2</p>", Markdown.toHtml("<script> & 1 < 2"));
	}

	@Test
	void tablesAndCodeOfTheUserGuide() {
		assertEquals("<table><tr><th>a</th><th>b</th></tr><tr><td>|M|</td><td><code>x</code></td></tr></table><p>end</p>",
			Markdown.toHtml("| a | b |\n|---|---|\n| \\|M\\| | `x` |\n\nend"));
		assertEquals("<pre>score --a &lt;\n  b\n</pre><p>see below, (picture: curves)</p>", Markdown.toHtml(
			"    score --a <\n      b\n\nsee [below](#below), ![curves](images/a.png)"));
		assertEquals("<pre>| no table\n</pre>", Markdown.toHtml("```java\n| no table\n```"));
	}
}
