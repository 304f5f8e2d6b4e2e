/** What shops are asked about goods, paying and themselves. Written as `shop-lines.ts` says. */
export const goodsQuestions: Readonly<Record<string, string>> = {
  stock: `
{无货,断码,缺码,没库存}{了,}{还会有吗,什么时候能买,}
{仓库,店里}{有,还有没有}{这个型号,这款,货}
{今天买,现在下单}{有货吗,能发吗}
{can i still,where can i} {buy,get,order} {it,this,last years model}
{got,have you got,have} {this,it,any,these} in {a size ten,white,stock,large}
{says,shows} {unavailable,out of stock,sold out}
{any chance,are you} {of more,getting more,restocking}
{还,}{有货,有现货,有库存,有没有货}{吗,}
{这款,这个,黑色,XL,四十码}{还有吗,有货吗,没货了吗,断货了吗,卖完了吗}
{什么时候,多久,还会}{补货,上货,到货,再上,有货}
{库存,现货,仓库}{还有多少,还剩几件,有吗,够吗}
{缺货,售罄,抢光,没有了,下架}{怎么办,什么时候有,还来吗,还进吗}
{到货,补货,有货}{了,}{提醒,通知}我
{停产,绝版}了吗
{is,are} {it,this,these,the red one,that colour} {in stock,available,sold out,still available,back}
{when,will} {will,you} {it,this} {be restocked,come back,be available,be back in stock}
do you {still,} {have,sell,carry} {this,it,the black one,any} {in stock,in my size,left,}
{how many,any} {are left,do you have left,left}
{out of stock,sold out,unavailable} {will you get more,when is it back,online}
{notify,tell,email} me when {its back,its in stock,available again}
{is it,has it been} {discontinued,gone for good}
{restock,new stock} {date,soon,coming}`,
  discount: `
{老客户,常买}{便宜点,给个优惠,送点啥}
{促销,特价,秒杀}{到什么时候,什么时候开始,还有吗}
{领了,用了}{券,红包}{没减,怎么不能用,结账没扣}
{any,are there} {promotions,deals,vouchers,special offers} {right now,on,for new customers}
{can you,could you} {lower the price,take something off,do it for less,reduce it}
{money,ten percent,20 percent} off
{wont,doesnt} {accept,take,apply} my {code,voucher,coupon}
{black friday,christmas,summer} {sale,deal,price}
{有,}{优惠,折扣,活动,优惠券,红包,满减}{吗,没有,怎么用,在哪领}
{能,可以,给}{便宜点,打折,优惠点,少点,降点,抹零}{吗,}
{优惠券,优惠码,折扣码,代金券,红包}{用不了,无效,不能用,没减,过期了,怎么领}
{什么时候,双十一,六一八,国庆}{打折,做活动,搞促销,有优惠}
{买,拍}{两件,多件,十个}{有优惠吗,打折吗,多少钱,什么价}
{降价,便宜}了{补差价,退差价}
{学生,会员,新用户,老客户}{优惠,折扣,价}
{最低,底价}{多少,几折}
{is there,do you have,are there,got} {any,a} {discount,sale,offer,promotion,coupon,deal,voucher}
{my,the,this} {coupon,promo code,discount code,voucher} {does not work,is invalid,expired,was not applied,is rejected}
{can i,can you,could you} {get,give me,do} {a discount,it cheaper,a better price,something off,a lower price}
{student,bulk,first order,staff} {discount,price}
{when,will there be} {is the sale,a sale,a promotion}
{if i buy,buying} {two,several,ten} {is it cheaper,do i get a discount}
{price match,price dropped,cheaper elsewhere} {refund the difference,can you match,}
{where,how} do i {enter,use,apply} {the,a,my} {code,coupon,voucher}`,
  price: `
{这个,这款}{多少钱,什么价,怎么卖,价格}
how much {is it,does it cost,are these}
what is the price of this`,
  pay_ways: `
{分几期,三期,六期}{免息吗,有手续费吗,可以吗}
{收到货,验货}{以后,再}{付,给}{钱,款}{行吗,}
{is,are} {paypal,google pay,amex,instalments,cash} {possible,accepted,an option,ok}
{可以,能,支持}{用,}{微信,支付宝,花呗,信用卡,云闪付,银行卡,白条}{支付,付款,付}{吗,}
{分期,免息,货到付款,先用后付}{支持吗,可以吗,怎么弄,有吗,}
{怎么,如何}{付款,支付,转账,汇款,对公打款}
{有哪些,什么}{支付方式,付款方式}
{到了,货到}再付钱
{can i,do you,could i} {pay,accept,take,pay by,pay with} {paypal,apple pay,visa,card,cash,bank transfer,klarna,mastercard}
{pay,paying} {in instalments,monthly,later,on delivery,in parts}
{what,which} {payment,cards} {methods,options,do you take,do you accept}`,
  pay_trouble: `
{一直,老是}{提示,显示}{支付失败,余额不足,付款异常}
{checkout,the checkout,your site} {declines,rejects,does not accept} my {card,payment}
{two,duplicate,double} {charges,payments} on my {card,statement,account}
{order,it} {says,shows} unpaid but {i paid,money is gone}
{付款,支付,扣款}{失败,不成功,付不了,报错,出错,不了}
{扣,付,刷}了{两次,两笔,钱}{订单没有,显示没付,重复了,}
{刷卡,结账}{过不去,被拒,不行}
{my,the} {payment,card,transaction} {failed,was declined,is rejected,does not go through,keeps failing}
{i was,ive been,you} charged {twice,double,two times,the wrong amount}
{money,the amount} {was taken,was debited,left my bank} but {no order,order unpaid,no confirmation}
{cant,unable to} {pay,check out,complete payment}
{did,have} you {receive,get,received} my {payment,transfer}`,
  size: `
{胖,瘦,矮,高}{的人,一点}{能穿吗,穿合适吗,选几码}
{介于,在}{两个码,M和L}之间{怎么选,拿哪个}
{版型,款式}{宽不宽松,修身吗,大不大}
{too,a bit} {tight,loose,short,long} for {wide shoulders,a tall woman,a size 12}
{waist,chest,hips,inseam,foot} {size,32,measurements,95 cm}
{size,go} {up,down}
{穿,选,拍,买,要}{什么码,多大码,哪个码,几码,多大的,什么尺码}
{身高,我}{一米七,165,180}{体重,}{60公斤,一百三十斤,110斤}{穿什么码,选哪个,能穿吗}
{偏大,偏小,正码,标准码,宽松,修身,紧身}{吗,还是偏小,}
{尺码表,尺寸表,尺码对照,具体尺寸}{在哪,有吗,发我,}
{腰围,胸围,衣长,袖长,裤长,肩宽,臀围}{多少,是多少,多少厘米}
{脚宽,脚背高,胖,腿粗,肩宽}{能穿吗,选大一码吗,合适吗}
平时{穿,买}{L,M,39,42}{这款选什么,拍多大,合适吗}
{what,which} size {should i,do i,would you} {get,order,take,choose,recommend}
{does it,do these,do they} {run,fit} {small,large,big,true to size,tight,wide}
{size,sizing} {chart,guide,table,information} {please,where,}
{im,i am} {170 cm,five foot ten,180 tall,75 kilos} {what size,will a large fit,which size}
{i usually wear,im normally,im between} {a medium,a ten,two sizes,a 38} {should i size down,which one,will it fit}
{will,would} {it,this,a small,the large} {fit,be too big,be too tight,be too long} {me,for wide feet,a big chest,}
{how long,how wide,what length} {is,are} the {sleeves,legs,waist,chest,skirt}
{measurements,dimensions} of the {small,medium,xl}
{loose,slim,regular,baggy} fit`,
  warranty: `
{维修,修理}{收费吗,免费吗,要钱不}
{电池,屏幕,电机}坏了{免费换吗,能保吗,管吗}
{延长保修,保修服务}{怎么买,有没有}
{are,is} {accidents,the battery,parts,labour} {included,covered} {in the warranty,}
{will you,do you} {repair,fix,replace} it for free if it {breaks,fails,stops working}
{two,three,five} year {guarantee,warranty,cover}
{保修,质保,保固}{多久,几年,期,多长时间,怎么算,范围,政策}
{过保,保修期过,出保}了{能修吗,怎么办,收费吗}
{在保,保修期内,保内}{吗,免费修吗,坏了怎么办}
{保修卡,保修单,购买凭证}{丢了,没有,需要吗}
{全国联保,延保,三包}{吗,有吗,怎么买,}
{人为,进水,摔坏}{保修吗,保不保,能保吗}
{坏了,用了一年,半年就坏}{免费修吗,免费换吗,管不管,给保修吗}
{质保,保修}{从哪天,什么时候}{开始,算起}
{how long,what} is the {warranty,guarantee} {for,on this,}
{is,does} {it,this,my} {still,} {under warranty,covered,have a warranty,come with a guarantee}
what {does,is} the {warranty,guarantee} {cover,include,exclude}
{warranty,guarantee} {claim,expired,card,period,extension,proof}
{is,does it cover} {water damage,a broken screen,wear and tear,accidents,drops} {covered,}
{it broke,stopped working} after {a year,eight months} {am i covered,is it covered,will you repair it free}
{can i,how do i} {extend,register,claim on,buy} {the,a,my} {warranty,guarantee}
{free,covered} repair {within,during} {the first year,two years}`,
  repair: `
{能,可以,送到哪}{修吗,维修,返修}
{维修点,售后点}在哪
{where,can} {can i get it,you} {repair,repaired,fix} {it,}
do you sell {spare parts,replacement parts,accessories}`,
  material: `
{什么,是什么}{材质,面料,料子,做的}
{会,容易}{掉色,起球,缩水,变形,生锈}吗
{厚,薄,透,软,硬,重}不{厚,薄,透,软,硬,重}
{what,which} {fabric,material} is {it,this}
is it {leather,cotton,wool,waterproof,heavy,thick,warm,soft}
does it {shrink,fade,rust,smell}`,
  care: `
{怎么,可以}{清洗,洗,保养,机洗,手洗}
多久{换一次,清理一次}
{can i,how do i} {wash,clean,iron,look after} {it,this}
{machine,dish} {washable,washer}
how often should i {replace,clean} {it,the filter}`,
  features: `
{够不够,能不能}{大,亮,用一天,装两升}
{can it,does it} {be expanded,hold two,run on batteries,make coffee,play music}
{有,带,支持}{蓝牙,夜灯,定时,防水,快充,无线充电,遥控}{吗,功能吗}
{多大,多少寸,多重,多高,容量多少,功率多大,续航多久,几个瓦}
{兼容,适用,支持}{苹果,安卓,电脑,我的手机,旧款}吗
{噪音,声音}{大吗,大不大}
{does it,will it} {have,support,come with,work with,connect to} {bluetooth,a timer,android,my phone,wifi,a charger,windows}
{how,what} {big,heavy,loud,tall,much power,many watts,bright} {is,does} it {use,}
{battery,screen} {life,size}
{is it,are they} {noisy,compatible,adjustable,foldable,rechargeable}
what {voltage,plug,resolution,capacity} {is,does} it`,
  using: `
{怎么,如何}{用,使用,安装,组装,开机,连接,设置,配对,充电}
{说明书,教程,安装视频}{有吗,在哪,发一下}
{灯,屏幕,指示灯}{闪,不亮,变红}{是什么意思,怎么回事}
{how do i,how to,how can i} {use,set up,assemble,install,connect,switch on,charge,pair,open} {it,this,the device}
{is there,do you have} {a manual,instructions,a guide,a video}
{what does,why is} {the light,the display,this button} {mean,blinking,flashing,do}
do i {have to,need to} {assemble,build,install} it myself`,
  origin: `
{是,是不是}{正品,真的,官方,原装}{吗,}
{产地,哪里产,哪国,什么牌子}
{生产日期,保质期,有效期,成分,配料}{到哪天,是什么,有哪些}
{孕妇,宝宝,老人,过敏}{能用吗,可以吃吗,适合吗}
is {it,this} {genuine,authentic,original,real,official}
where {is it,are these} {made,produced,manufactured}
{expiry,best before} date
{ingredients,allergens,does it contain gluten,is it vegan}
is it safe for {babies,pregnant women,kids,pets}
what brand is {it,this}`,
  gift: `
{送,给}{妈妈,老师,朋友,客户}{选什么,买什么好,推荐一下}
{礼品包装,礼盒,贺卡,刻字,定制}{可以吗,有吗,能做吗}
{推荐,哪个好,哪款好,选哪个}
{区别,差别,不同}{是什么,在哪,大吗}
{gift,wrap,gift wrapping,greeting card} {available,option,please}
{can you,do you} {engrave,personalise,customise,wrap} {it,}
{which,what} {one,would you} {recommend,is better,is best for a beginner}
{whats,what is} the difference between {them,these two,the two versions}
{looking for,need} a {present,gift} for {my dad,a friend}
is the {colour,picture} {accurate,real,the same}`,
  shop: `
{线下活动,新品发布,会员日}{有吗,什么时候,在哪}
{events,parking,pets,fitting rooms} {in the store,this month,allowed,nearby}
{营业,上班,开门,关门}{时间,到几点,吗}
{实体店,门店,专柜,地址}{在哪,有吗,怎么去}
{招聘,招人,应聘,实习}
{加盟,代理,批发,合作}{怎么谈,找谁,条件}
{参观,预约}{可以吗,怎么弄}
{公众号,直播,粉丝群}{叫什么,几点,怎么进}
{what time,when} do you {open,close}
{opening,business} hours {today,on sunday,}
{do you have,where is} {a shop,a showroom,your store,a branch} {in town,near me,}
{are you,any} {hiring,job openings,vacancies}
{wholesale,reseller,partnership,sponsorship,franchise} {enquiry,options,}
{can i,do i} {visit,book an appointment,park there,try it in store}
{catalogue,brochure,event,workshop,newsletter} {available,}`,
  account: `
{头像,昵称,生日}{怎么改,能改吗}
{my,the} {profile,username,nickname} {is wrong,change,picture}
{登录,登陆,注册}{不了,不上,怎么弄,失败}
{密码,验证码,账号}{忘了,收不到,被锁,怎么找回}
{注销,绑定,解绑,修改}{账号,手机,昵称,头像}
{积分,会员,等级}{怎么用,怎么兑换,过期吗,多少,怎么升}
{网页,软件,小程序}{打不开,闪退,卡}
{别,不要}{发,给我发}{广告,短信}
{怎么,在哪}{评价,晒单,写评论}
{i cant,unable to,how do i} {log in,sign in,sign up,register,reset my password}
{forgot,change,reset} my {password,email,username,login}
{delete,close,deactivate} my {account,profile}
{points,loyalty,membership,rewards} {balance,expire,how do they work}
the {app,website,page} {crashes,does not load,is down,freezes}
{unsubscribe,stop emails,stop texting me}
{leave,write,post,edit} a review
how do i {contact,speak to} {the manager,someone in marketing}`,
  talk: `
{好的,嗯,行,哦}{我再想想,我看看,知道了,先这样,回头再说}
{我,等下}{问问家里人,发你图片,截图给你,晚点再来}
{在忙,稍等,等一下,马上}
{是,对}{这个,的,第二个}
{ok,alright,fine,sure} {ill think about it,let me check,will do,got it,thats fine}
{one moment,wait,hold on,give me a second,brb}
{ill,let me} {send you a picture,ask my partner,get back to you,have a look}
{yes,no} {this one,the second one,not that one,exactly}
{nice day,how are you,so hot today,happy new year}`,
};
