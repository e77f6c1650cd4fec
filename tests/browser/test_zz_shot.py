from tests.browser.test_every_page import sign_in
from tests.browser.test_contracts import signed_in
def test_shot(signed_in, axe, fits):
    page = signed_in("insurer", "/contracts/2007-zd-metlika/", width=1400)
    for name, about, value in (("audited_cases","physiotherapy","40"),("starter","zd-metlika-general-1",None),("consent","dental_adult",None)):
            page.goto(page.url.split("/contracts")[0]+f"/contracts/2007-zd-metlika/facts/{name}/record/")
            page.locator("#id_about").select_option(about)
            if value: page.locator("#id_value").fill(value)
            page.locator("#id_document").fill("Zapisnik št. 0113-12/2007 z dne 14. 3. 2007")
            page.locator("#id_reason").fill("Nadzor nad delovnimi nalogi")
            page.get_by_role("button", name="Zabeleži").click()
    page.locator("#facts").get_by_role("link", name="umakni").first.click()
    page.locator("#id_reason").fill("Pomota"); page.get_by_role("button", name="Umakni").click()
    axe(page); fits(page)
    page.locator("#facts").screenshot(path=f"/tmp/facts-1400.png")
