from tests.browser.test_every_page import sign_in
import pytest
def test_shots(browser, site, axe):
    for role,addr,name in [("insurer","/contracts/","list"),("insurer","/contracts/2007-zd-celje/","contract"),("provider","/contracts/2007-zd-celje/","own"),("insurer","/contracts/2007-zd-celje/annexes/add/","annex"),("insurer","/contracts/2007-zd-celje/notice/","notice"),("provider","/contracts/2007-zd-celje/hours/add/","hours"),("insurer","/contracts/prices/","prices"),("insurer","/contracts/draft/","draft")]:
        for w in (1400,360):
            c=browser.new_context(base_url=site.url,reduced_motion="reduce",viewport={"width":w,"height":1000})
            p=c.new_page(); sign_in(p,role,site); p.goto(addr)
            wide=p.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            print(addr,w,wide)
            p.screenshot(path=f"/tmp/cset/shots/{name}-{w}.png",full_page=True)
            try: axe(p)
            except AssertionError as e: print(e)
            c.close()
